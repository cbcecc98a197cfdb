//! Randomness from a seed: the same seed yields the same numbers, always and on every platform.

/// A random number generator (`SplitMix64`, by Steele, Lea and Flood, OOPSLA 2014).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chance(u64);

/// The maximum number of tries to draw a gamma variate: one in a hundred thousand takes more than four.
const GAMMA_TRIES_MAX: u32 = 1_000;
const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;

impl Chance {
    /// Creates a stream of random numbers.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Creates a stream independent of this one: the same `name` yields the same stream.
    #[must_use]
    pub fn branch(&self, name: u64) -> Self {
        Self(mixed(self.0 ^ mixed(name.wrapping_add(GOLDEN))))
    }

    /// Returns 64 random bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(GOLDEN);
        mixed(self.0)
    }

    /// Returns a number in the range 0 to 1, excluding 1.
    pub fn part(&mut self) -> f64 {
        const STEP: f64 = 1.0 / (1u64 << 53) as f64;
        (self.bits() >> 11) as f64 * STEP
    }

    /// Returns true with this probability.
    pub fn happens(&mut self, part: f64) -> bool {
        self.part() < part
    }

    /// Returns a number from `low` to `high`.
    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.part()
    }

    /// Returns the time to the next event of a memoryless process with this mean interval.
    pub fn exponential(&mut self, mean: f64) -> f64 {
        -mean * (1.0 - self.part()).ln()
    }

    /// Draws from the normal distribution with mean 0 and variance 1.
    pub fn normal(&mut self) -> f64 {
        normal_point(self.part())
    }

    /// Draws from the gamma distribution with this shape and scale 1 (Marsaglia and Tsang, TOMS 2000).
    pub fn gamma(&mut self, shape: f64) -> f64 {
        if shape < 1.0 {
            let lifted = self.gamma(shape + 1.0);
            return lifted * (1.0 - self.part()).powf(1.0 / shape);
        }
        let d = shape - 1.0 / 3.0;
        let c = 1.0 / (9.0 * d).sqrt();
        // All but a few in a hundred are accepted immediately; the bound, never reached in practice, keeps the loop
        // finite.
        for _ in 0..GAMMA_TRIES_MAX {
            let normal = self.normal();
            let cube = (1.0 + c * normal).powi(3);
            if cube <= 0.0 {
                continue;
            }
            let part = 1.0 - self.part();
            if part.ln() < normal * normal / 2.0 + d - d * cube + d * cube.ln() {
                return d * cube;
            }
        }
        shape
    }

    /// Returns an index into a list with probability proportional to its weight; none if the total weight is zero.
    pub fn weighted(&mut self, weights: &[f64]) -> Option<usize> {
        let mut left = self.part() * weights.iter().sum::<f64>();
        let mut last = None;
        for (index, weight) in weights.iter().enumerate().filter(|(_, weight)| **weight > 0.0) {
            last = Some(index);
            left -= weight;
            if left < 0.0 {
                break;
            }
        }
        last
    }
}

fn mixed(bits: u64) -> u64 {
    let bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

/// A distribution that resembles the durations of people: never negative, mostly near the middle, a few very long.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LogNormal {
    middle: f64,
    sigma: f64,
}

/// The minimum spread: below it, the spread of the logarithm would vanish.
const SPREAD_MIN: f64 = 0.01;
/// The minimum probability of lasting beyond what was seen: nothing lasts forever.
const BEYOND_MIN: f64 = 1e-6;

impl LogNormal {
    /// Creates the distribution with this mean and a standard deviation of `spread` times the mean.
    #[must_use]
    pub fn new(mean: f64, spread: f64) -> Self {
        let spread = spread.max(SPREAD_MIN);
        let variance = (1.0 + spread * spread).ln();
        Self { middle: mean.max(f64::MIN_POSITIVE).ln() - variance / 2.0, sigma: variance.sqrt() }
    }

    /// Returns the mean.
    #[must_use]
    pub fn mean(&self) -> f64 {
        (self.middle + self.sigma * self.sigma / 2.0).exp()
    }

    /// Draws a duration.
    pub fn draw(&self, chance: &mut Chance) -> f64 {
        self.quantile(chance.part())
    }

    /// Returns the fraction of durations shorter than this.
    #[must_use]
    pub fn shorter_than(&self, duration: f64) -> f64 {
        if duration <= 0.0 { 0.0 } else { normal_part((duration.ln() - self.middle) / self.sigma) }
    }

    /// Draws the remainder of a duration, where `shorter` is the fraction that would have ended by now.
    pub fn draw_left(&self, chance: &mut Chance, shorter: f64, spent: f64) -> f64 {
        let beyond = (1.0 - shorter).max(BEYOND_MIN);
        (self.quantile(1.0 - beyond * (1.0 - chance.part())) - spent).max(0.0)
    }

    fn quantile(&self, part: f64) -> f64 {
        (self.middle + self.sigma * normal_point(part)).exp()
    }
}

/// The normal distribution's cumulative probability at a point (Abramowitz and Stegun 26.2.17, error below 7.5e-8).
fn normal_part(point: f64) -> f64 {
    const TERMS: [f64; 5] = [0.319_381_530, -0.356_563_782, 1.781_477_937, -1.821_255_978, 1.330_274_429];
    let distance = point.abs();
    let t = 1.0 / (1.0 + 0.231_641_9 * distance);
    let sum = TERMS.iter().rev().fold(0.0, |sum, term| (sum + term) * t);
    let beyond = sum * (-distance * distance / 2.0).exp() / (std::f64::consts::TAU).sqrt();
    if point < 0.0 { beyond } else { 1.0 - beyond }
}

/// The normal distribution's quantile for a probability (Acklam's approximation, relative error below 1.2e-9).
fn normal_point(part: f64) -> f64 {
    const A: [f64; 6] = [
        -39.696_830_286_653_76,
        220.946_098_424_520_5,
        -275.928_510_446_968_7,
        138.357_751_867_269,
        -30.664_798_066_147_16,
        2.506_628_277_459_239,
    ];
    const B: [f64; 6] = [
        -54.476_098_798_224_06,
        161.585_836_858_040_9,
        -155.698_979_859_886_6,
        66.801_311_887_719_72,
        -13.280_681_552_885_72,
        1.0,
    ];
    const C: [f64; 6] = [
        -0.007_784_894_002_430_293,
        -0.322_396_458_041_136_5,
        -2.400_758_277_161_838,
        -2.549_732_539_343_734,
        4.374_664_141_464_968,
        2.938_163_982_698_783,
    ];
    const D: [f64; 5] =
        [0.007_784_695_709_041_462, 0.322_467_129_070_039_8, 2.445_134_137_142_996, 3.754_408_661_907_416, 1.0];
    const TAIL: f64 = 0.024_25;
    let sum = |terms: &[f64], x: f64| terms.iter().fold(0.0, |sum, term| sum * x + term);
    let part = part.clamp(1e-12, 1.0 - 1e-12);
    let tail = |part: f64| {
        let q = (-2.0 * part.ln()).sqrt();
        sum(&C, q) / sum(&D, q)
    };
    if part < TAIL {
        tail(part)
    } else if part > 1.0 - TAIL {
        -tail(1.0 - part)
    } else {
        let q = part - 0.5;
        let r = q * q;
        sum(&A, r) * q / sum(&B, r)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DRAWS: usize = 200_000;

    #[test]
    fn a_point_and_its_part_belong_together() {
        for step in 1..1000 {
            let part = f64::from(step) / 1000.0;
            assert!((normal_part(normal_point(part)) - part).abs() < 1e-6, "{part}");
        }
        assert!((normal_point(0.8) - 0.841_621).abs() < 1e-6);
    }

    #[test]
    fn durations_have_the_mean_and_the_spread_that_were_asked_for() {
        let takes = LogNormal::new(600.0, 0.7);
        let mut chance = Chance::new(1);
        let drawn: Vec<f64> = (0..DRAWS).map(|_| takes.draw(&mut chance)).collect();
        let mean = drawn.iter().sum::<f64>() / DRAWS as f64;
        let variance = drawn.iter().map(|took| (took - mean).powi(2)).sum::<f64>() / DRAWS as f64;
        assert!((mean - 600.0).abs() < 6.0, "{mean}");
        assert!((variance.sqrt() / mean - 0.7).abs() < 0.02, "{}", variance.sqrt() / mean);
        assert!((takes.mean() - 600.0).abs() < 1e-6);
    }

    #[test]
    fn what_is_left_of_a_duration_is_what_those_take_that_have_lasted_so_long() {
        let takes = LogNormal::new(600.0, 0.5);
        let (mut chance, spent) = (Chance::new(2), 900.0);
        let longer = (0..DRAWS).map(|_| takes.draw(&mut chance)).filter(|took| *took > spent);
        let (count, sum) = longer.fold((0.0, 0.0), |(count, sum), took| (count + 1.0, sum + took - spent));
        let shorter = takes.shorter_than(spent);
        let left = (0..DRAWS).map(|_| takes.draw_left(&mut chance, shorter, spent)).sum::<f64>() / DRAWS as f64;
        assert!((left - sum / count).abs() < 10.0, "{left} and {}", sum / count);
    }

    #[test]
    fn branches_are_apart_and_repeatable() {
        let chance = Chance::new(7);
        assert_eq!(chance.branch(1).bits(), chance.branch(1).bits());
        assert_ne!(chance.branch(1).bits(), chance.branch(2).bits());
        let weights = [0.0, 1.0, 3.0, 0.0];
        let mut chance = Chance::new(3);
        let last = (0..DRAWS).filter(|_| chance.weighted(&weights) == Some(2)).count() as f64 / DRAWS as f64;
        assert!((last - 0.75).abs() < 0.01, "{last}");
        assert_eq!(chance.weighted(&[0.0]), None);
    }
}
