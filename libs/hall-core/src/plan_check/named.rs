//! What a reference in a plan names.

use crate::Text;

/// The kind of thing that a reference in a plan names.
#[derive(Debug, Clone, Copy)]
pub(super) enum Named {
    Service,
    Department,
    NumberSeries,
    Class,
    Window,
    MenuItem,
    ThemeItem,
}

impl Named {
    pub(super) fn words(self) -> Text {
        let (zh, en) = match self {
            Self::Service => ("事项", "service"),
            Self::Department => ("部门", "department"),
            Self::NumberSeries => ("号码系列", "line"),
            Self::Class => ("优先类型", "class"),
            Self::Window => ("窗口", "window"),
            Self::MenuItem => ("主题、部门或事项", "theme, department or service"),
            Self::ThemeItem => ("部门、一件事或事项", "department, journey or service"),
        };
        Text::new(zh, en)
    }
}
