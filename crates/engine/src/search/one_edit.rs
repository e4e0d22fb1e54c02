/// Whether `a` becomes `b` by one typo: a wrong, missing or extra letter, or two neighbors swapped.
pub(super) fn one_edit_apart(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let shorter = a.len().min(b.len());
    let start = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let end = a.iter().rev().zip(b.iter().rev()).take(shorter - start).take_while(|(x, y)| x == y).count();
    match (&a[start..a.len() - end], &b[start..b.len() - end]) {
        ([], []) => false,
        ([x, y], [z, w]) => x == w && y == z,
        (left, right) => left.len() <= 1 && right.len() <= 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_of_typo_counts_as_one() {
        for typo in ["godfater", "godfatther", "godfathur", "godfahter", "ogdfather", "godfathe"] {
            assert!(one_edit_apart(typo, "godfather"), "{typo}");
        }
    }

    #[test]
    fn equal_words_and_two_typos_do_not_count() {
        for other in ["godfather", "godfxthxr", "godfa", "godmather2", ""] {
            assert!(!one_edit_apart(other, "godfather"), "{other}");
        }
    }
}
