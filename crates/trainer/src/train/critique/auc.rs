use super::evidence::Evidence;

/// The chance that of a film that is so and one that is not, the first has the higher score: the area under the receiver
/// operating characteristic (Mann & Whitney 1947); ties count half. ½ where there is no such pair.
pub fn auc(scores: &[f32], evidence: &Evidence) -> f64 {
    let mut labeled: Vec<(f32, bool)> =
        scores.iter().zip(&evidence.labels).filter_map(|(score, label)| Some((*score, (*label)?))).collect();
    labeled.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut below, mut wins, mut so) = (0.0, 0.0, 0.0);
    for tied in labeled.chunk_by(|a, b| a.0 == b.0) {
        let of = |kind: bool| tied.iter().filter(|(_, label)| *label == kind).count() as f64;
        wins += of(true) * (below + of(false) / 2.0);
        below += of(false);
        so += of(true);
    }
    if so > 0.0 && below > 0.0 { wins / (so * below) } else { 0.5 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(scores: &[f32], labels: &[Option<bool>]) -> f64 {
        auc(scores, &Evidence { targets: Vec::new(), labels: labels.to_vec() })
    }

    #[test]
    fn it_is_the_share_of_pairs_in_the_right_order() {
        let labels = [Some(true), Some(false), Some(true), None, Some(false)];
        assert_eq!(area(&[3.0, 1.0, 2.0, 9.0, 0.0], &labels), 1.0);
        assert_eq!(area(&[0.0, 1.0, 0.5, 9.0, 2.0], &labels), 0.0);
        assert_eq!(area(&[1.0; 5], &labels), 0.5);
        assert_eq!(area(&[2.0, 1.0, 0.0, 9.0, 0.5], &labels), 0.5);
        assert_eq!(area(&[1.0], &[Some(true)]), 0.5);
    }
}
