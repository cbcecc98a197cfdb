//! Size and weight of a piece of text.

/// Stroke weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Ordinary text.
    Regular,
    /// Headings and numbers.
    Bold,
}

/// Size and weight of a piece of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Side of a Chinese character's square, in pixels. Unifont uses the nearest multiple of 16.
    pub size_px: u32,
    /// Stroke weight.
    pub weight: Weight,
    /// Width in thousandths of the natural width; below 1000 is condensed.
    pub width_permille: u32,
}

impl Style {
    /// Returns the style of ordinary text, size in pixels.
    pub fn regular(size_px: u32) -> Self {
        Self { size_px, weight: Weight::Regular, width_permille: 1000 }
    }

    /// Returns the style of bold text, size in pixels.
    pub fn bold(size_px: u32) -> Self {
        Self { weight: Weight::Bold, ..Self::regular(size_px) }
    }

    /// Returns the same style with another width, in thousandths of the natural one.
    #[must_use]
    pub fn with_width_permille(self, width_permille: u32) -> Self {
        Self { width_permille, ..self }
    }

    pub(super) fn width_factor(&self) -> f32 {
        self.width_permille as f32 / 1000.0
    }
}
