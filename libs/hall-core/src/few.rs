//! A list that almost always has one element or none, stored inline: a ticket's steps and its places in queues. A
//! call looks at one ticket among many thousands, so each further location in memory costs another wait.

use std::ops::{Deref, DerefMut};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A list that needs no allocation for its first element; used and serialized like a `Vec`.
#[derive(Clone)]
pub struct Few<T>(Kept<T>);

#[derive(Clone)]
enum Kept<T> {
    UpToOne(Option<T>),
    Many(Vec<T>),
}

impl<T> Few<T> {
    /// Appends an element.
    pub fn push(&mut self, element: T) {
        self.insert(self.len(), element);
    }

    /// Inserts an element before the one at index `at`, or appends it if there is none.
    pub fn insert(&mut self, index: usize, element: T) {
        match &mut self.0 {
            Kept::Many(all) => all.insert(index.min(all.len()), element),
            Kept::UpToOne(only) => match only.take() {
                None => *only = Some(element),
                Some(there) => {
                    self.0 = Kept::Many(if index == 0 { vec![element, there] } else { vec![there, element] });
                }
            },
        }
    }
}

impl<T> Default for Few<T> {
    fn default() -> Self {
        Self(Kept::UpToOne(None))
    }
}

impl<T> Deref for Few<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        match &self.0 {
            Kept::UpToOne(only) => only.as_slice(),
            Kept::Many(all) => all,
        }
    }
}

impl<T> DerefMut for Few<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        match &mut self.0 {
            Kept::UpToOne(only) => only.as_mut_slice(),
            Kept::Many(all) => all,
        }
    }
}

impl<T> FromIterator<T> for Few<T> {
    fn from_iter<I: IntoIterator<Item = T>>(elements: I) -> Self {
        let mut few = Self::default();
        elements.into_iter().for_each(|element| few.push(element));
        few
    }
}

impl<T> IntoIterator for Few<T> {
    type Item = T;
    type IntoIter = std::iter::Chain<std::option::IntoIter<T>, std::vec::IntoIter<T>>;

    fn into_iter(self) -> Self::IntoIter {
        let (only, all) = match self.0 {
            Kept::UpToOne(only) => (only, Vec::new()),
            Kept::Many(all) => (None, all),
        };
        only.into_iter().chain(all)
    }
}

impl<'a, T> IntoIterator for &'a Few<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T: std::fmt::Debug> std::fmt::Debug for Few<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: PartialEq> PartialEq for Few<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: Eq> Eq for Few<T> {}

impl<T: Serialize> Serialize for Few<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (**self).serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Few<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Vec::deserialize(deserializer)?.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::Few;

    #[test]
    fn a_few_is_a_list_like_any_other() {
        for many in 0..4 {
            for index in 0..=many {
                let (mut few, mut list) = ((0..many).collect::<Few<usize>>(), (0..many).collect::<Vec<_>>());
                few.insert(index, 9);
                list.insert(index, 9);
                assert_eq!(*few, *list);
                assert_eq!(few.clone().into_iter().collect::<Vec<_>>(), list);
            }
        }
    }
}
