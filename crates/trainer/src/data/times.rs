/// When ratings were given, in whole seconds or whatever unit the data has: 4 bytes each while all of them lie between 1970 and
/// 2106, else 8.
#[derive(Debug)]
pub enum Times {
    /// All of them so far.
    Narrow(Vec<u32>),
    /// Some lie outside.
    Wide(Vec<i64>),
}

impl Times {
    /// Adds one.
    pub fn push(&mut self, time: i64) {
        match (&mut *self, u32::try_from(time)) {
            (Self::Narrow(times), Ok(time)) => times.push(time),
            (Self::Narrow(times), Err(_)) => {
                let wide = times.iter().map(|time| i64::from(*time)).chain([time]).collect();
                *self = Self::Wide(wide);
            }
            (Self::Wide(times), _) => times.push(time),
        }
    }

    /// One of them.
    pub fn get(&self, place: usize) -> i64 {
        match self {
            Self::Narrow(times) => i64::from(times[place]),
            Self::Wide(times) => times[place],
        }
    }

    /// Exchanges two.
    pub fn swap(&mut self, a: usize, b: usize) {
        match self {
            Self::Narrow(times) => times.swap(a, b),
            Self::Wide(times) => times.swap(a, b),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_that_do_not_fit_widen_all() {
        let mut times = Times::Narrow(Vec::new());
        let expected = [7, 4_294_967_295, 4_294_967_296, -1, i64::MIN, 3];
        expected.iter().for_each(|time| times.push(*time));
        assert!(matches!(times, Times::Wide(_)));
        times.swap(0, 5);
        assert_eq!((times.get(0), times.get(2), times.get(4), times.get(5)), (3, expected[2], i64::MIN, 7));
    }
}
