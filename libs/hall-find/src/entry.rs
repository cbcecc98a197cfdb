//! What can be found, and what was found.

/// A service as it can be found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// Its names, one for each language.
    pub names: Vec<String>,
    /// Further words that the plan gives.
    pub keywords: Vec<String>,
    /// The names of its department.
    pub department: Vec<String>,
}

/// A service that somebody may mean.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// The place of its entry.
    pub entry: usize,
    /// The higher, the likelier; 0 if nothing speaks for it and it is only the nearest.
    pub score: f32,
    /// What speaks for it.
    pub why: Vec<Match>,
}

/// A part of what was typed that speaks for a service.
#[derive(Debug, Clone, PartialEq)]
pub struct Match {
    /// The part.
    pub typed: String,
    /// What it is a part of, or another word for.
    pub by: By,
}

/// Where a word was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// In the service's name.
    Name,
    /// In the plan's keywords.
    Keyword,
    /// In the department's name.
    Department,
    /// It is an everyday word for one of the name or the keywords.
    Saying,
}
