//! Finds where a source sorts facts by a condition instead of a match that names each of them.
//!
//! A condition may ask for one fact ("the booking that was made"): another fact can be no answer to it. One that takes several facts
//! together, that takes all but the named ones, or that goes on with `else if`, says which kind each fact is, and has to be
//! looked at when there is a new one.

use proc_macro2::{Span, TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Expr, Pat};

/// Returns the lines of such conditions.
pub(super) fn sorted_by_conditions(source: &str) -> Vec<usize> {
    let mut found = Found::default();
    found.visit_file(&syn::parse_file(source).unwrap());
    found.0.sort_unstable();
    found.0.dedup();
    found.0
}

#[derive(Default)]
struct Found(Vec<usize>);

impl Found {
    fn note(&mut self, span: Span) {
        self.0.push(span.start().line);
    }
}

impl<'ast> Visit<'ast> for Found {
    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        if module.ident != "tests" {
            visit::visit_item_mod(self, module);
        }
    }

    fn visit_expr_if(&mut self, first: &'ast syn::ExprIf) {
        if let Some((_, other)) = &first.else_branch
            && let Expr::If(other) = &**other
            && asks_for_facts(&other.cond)
        {
            self.note(other.if_token.span);
        }
        visit::visit_expr_if(self, first);
    }

    fn visit_pat_or(&mut self, pattern: &'ast syn::PatOr) {
        if pattern.cases.iter().any(is_fact) {
            self.note(pattern.cases.iter().next().map_or_else(Span::call_site, start));
        }
        visit::visit_pat_or(self, pattern);
    }

    // Here each is named.
    fn visit_arm(&mut self, arm: &'ast syn::Arm) {
        if let Some((_, guard)) = &arm.guard {
            self.visit_expr(guard);
        }
        self.visit_expr(&arm.body);
    }

    fn visit_expr_unary(&mut self, not: &'ast syn::ExprUnary) {
        if let (syn::UnOp::Not(sign), Expr::Macro(call)) = (&not.op, &*not.expr)
            && facts_matched(&call.mac) > 0
        {
            self.note(sign.span);
        }
        visit::visit_expr_unary(self, not);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        if facts_matched(call) > 1 {
            self.note(start(&call.path));
        }
    }
}

fn start(of: &impl syn::spanned::Spanned) -> Span {
    of.span()
}

#[expect(clippy::wildcard_enum_match_arm, reason = "a variant is named by three kinds of pattern only")]
fn is_fact(pattern: &Pat) -> bool {
    let path = match pattern {
        Pat::Struct(pattern) => &pattern.path,
        Pat::TupleStruct(pattern) => &pattern.path,
        Pat::Path(pattern) => &pattern.path,
        _ => return false,
    };
    path.segments.len() > 1 && path.segments.iter().any(|step| step.ident == "Fact")
}

fn asks_for_facts(condition: &Expr) -> bool {
    #[derive(Default)]
    struct Asked(bool);
    impl<'ast> Visit<'ast> for Asked {
        fn visit_pat(&mut self, pattern: &'ast Pat) {
            self.0 |= is_fact(pattern);
            visit::visit_pat(self, pattern);
        }
        fn visit_macro(&mut self, call: &'ast syn::Macro) {
            self.0 |= facts_matched(call) > 0;
        }
    }
    let mut asked = Asked::default();
    asked.visit_expr(condition);
    asked.0
}

/// Returns how many facts a `matches!` names.
fn facts_matched(call: &syn::Macro) -> usize {
    if call.path.is_ident("matches") { facts_named(call.tokens.clone()) } else { 0 }
}

fn facts_named(tokens: TokenStream) -> usize {
    let mut tokens = tokens.into_iter().peekable();
    let mut count = 0;
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Ident(name) if name == "Fact" => {
                let is_path = matches!(tokens.peek(), Some(TokenTree::Punct(sign)) if sign.as_char() == ':');
                count += usize::from(is_path);
            }
            TokenTree::Group(group) => count += facts_named(group.stream()),
            TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
    count
}

#[test]
fn conditions_that_sort_facts_are_found() {
    let check =
        |body: &str, expected: &[usize]| assert_eq!(sorted_by_conditions(&format!("fn f() {{\n{body}\n}}")), expected);
    check("if let Fact::A = fact {\n} else if let (Fact::B { .. }, Some(_)) = (fact, other) {}", &[3]);
    check("if late {\n} else if late && matches!(fact, Fact::B) {}", &[3]);
    check("if late {\n} else if later {\nlet fact = Fact::A;\n}", &[]);
    check("if let Fact::A = fact {}\nlet Fact::B(x) = fact else { return };\nmatches!(fact, Fact::A);", &[]);
    check("if let Fact::A | Fact::B { .. } = fact {}", &[2]);
    check("let (Fact::A { .. } | Fact::B { .. }) = fact else { return };", &[2]);
    check("all.any(|fact| matches!(\nfact,\nFact::A | Fact::B\n));", &[2]);
    check("late |= !matches!(fact, Fact::A);", &[2]);
    check("matches!(fact, facts!(calls));\nmatch fact {\nFact::A | Fact::B => {}\nfacts!(days) => {}\n}", &[]);
}
