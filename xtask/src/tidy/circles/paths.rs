//! Reads a source file: the items it writes, the names it imports, and every path by which it names something.

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Attribute, Item, UseTree};

/// A path as it is written, step by step.
pub(super) type Steps = Vec<String>;

/// What a source says of other modules, and what it has itself.
#[derive(Default)]
pub(super) struct Source {
    /// The items that are written here.
    pub(super) items: Vec<String>,
    /// The names of its `use` lines; `*` for all of a module.
    pub(super) imports: Vec<Import>,
    /// The types whose own methods are written here.
    pub(super) continued: Vec<String>,
    /// The paths of two steps and more.
    pub(super) paths: Vec<Steps>,
}

/// One name of a `use`.
pub(super) struct Import {
    pub(super) name: String,
    pub(super) path: Steps,
    /// Whether others can reach it here: it hands the item on.
    pub(super) is_handed_on: bool,
}

impl Source {
    /// Reads a file; tests are left out.
    pub(super) fn read(source: &str) -> Self {
        let mut read = Self::default();
        let file = syn::parse_file(source).unwrap();
        read.items.extend(file.items.iter().filter(|item| !is_test(item)).filter_map(name));
        read.visit_file(&file);
        read
    }

    fn import(&mut self, tree: &UseTree, before: &[String], is_handed_on: bool) {
        let mut path = before.to_vec();
        let mut named = |name: String, path: Steps| self.imports.push(Import { name, path, is_handed_on });
        match tree {
            UseTree::Path(step) => {
                path.push(step.ident.to_string());
                self.import(&step.tree, &path, is_handed_on);
            }
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.import(tree, before, is_handed_on)),
            UseTree::Glob(_) => {
                path.push("*".into());
                named("*".into(), path);
            }
            UseTree::Name(last) if last.ident == "self" => named(path.last().cloned().unwrap_or_default(), path),
            UseTree::Name(last) => {
                path.push(last.ident.to_string());
                named(last.ident.to_string(), path);
            }
            UseTree::Rename(last) => {
                path.push(last.ident.to_string());
                named(last.rename.to_string(), path);
            }
        }
    }

    /// Reads the paths out of a macro's arguments, whatever their grammar is.
    fn tokens(&mut self, tokens: TokenStream) {
        let (mut path, mut colons) = (Steps::new(), 0);
        for token in tokens {
            match token {
                TokenTree::Ident(step) => {
                    if colons < 2 {
                        self.path(std::mem::take(&mut path));
                    }
                    path.push(step.to_string());
                    colons = 0;
                }
                TokenTree::Punct(sign) if sign.as_char() == ':' => colons += 1,
                TokenTree::Group(group) => {
                    self.path(std::mem::take(&mut path));
                    self.tokens(group.stream());
                }
                TokenTree::Punct(_) | TokenTree::Literal(_) => self.path(std::mem::take(&mut path)),
            }
        }
        self.path(path);
    }

    fn path(&mut self, steps: Steps) {
        if steps.len() > 1 {
            self.paths.push(steps);
        }
    }
}

impl<'ast> Visit<'ast> for Source {
    fn visit_item(&mut self, item: &'ast Item) {
        if !is_test(item) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.import(&item.tree, &[], !matches!(item.vis, syn::Visibility::Inherited));
    }

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        if let (None, syn::Type::Path(of)) = (&item.trait_, &*item.self_ty) {
            self.continued.extend(of.path.segments.last().map(|step| step.ident.to_string()));
        }
        visit::visit_item_impl(self, item);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        self.path(path.segments.iter().map(|step| step.ident.to_string()).collect());
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        self.visit_path(&call.path);
        self.tokens(call.tokens.clone());
    }

    // `pub(in super)` and attributes name no item.
    fn visit_visibility(&mut self, _: &'ast syn::Visibility) {}
    fn visit_attribute(&mut self, _: &'ast Attribute) {}
}

/// Returns the attributes and the name of an item.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "other items have no name that a path leads to, and there may be more"
)]
fn parts(item: &Item) -> Option<(&[Attribute], String)> {
    let (attributes, name) = match item {
        Item::Const(item) => (&item.attrs, item.ident.to_string()),
        Item::Enum(item) => (&item.attrs, item.ident.to_string()),
        Item::Fn(item) => (&item.attrs, item.sig.ident.to_string()),
        Item::Macro(item) => (&item.attrs, item.ident.as_ref().map(ToString::to_string).unwrap_or_default()),
        Item::Mod(item) => (&item.attrs, item.content.as_ref().map(|_| item.ident.to_string()).unwrap_or_default()),
        Item::Static(item) => (&item.attrs, item.ident.to_string()),
        Item::Struct(item) => (&item.attrs, item.ident.to_string()),
        Item::Trait(item) => (&item.attrs, item.ident.to_string()),
        Item::Type(item) => (&item.attrs, item.ident.to_string()),
        Item::Use(item) => (&item.attrs, String::new()),
        Item::Impl(item) => (&item.attrs, String::new()),
        _ => return None,
    };
    Some((attributes, name))
}

fn name(item: &Item) -> Option<String> {
    parts(item).map(|(_, name)| name).filter(|name| !name.is_empty())
}

fn is_test(item: &Item) -> bool {
    let is_test = |attribute: &Attribute| {
        let path = attribute.path();
        let holds = |list: &syn::MetaList| list.tokens.to_string() == "test";
        path.is_ident("test") || (path.is_ident("cfg") && attribute.meta.require_list().is_ok_and(holds))
    };
    parts(item).is_some_and(|(attributes, _)| attributes.iter().any(is_test))
}
