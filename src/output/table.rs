//! Tables: aligned columns without rules for the terminal, pipes for markdown.

use comfy_table::{Cell, CellAlignment, ContentArrangement, Table, presets};

use super::{Role, Style, harmless_line};

/// A table with upper-case headings. Columns whose cells are all numbers are aligned to the right.
///
/// Lines are never wrapped: a wrapped table cannot be searched or cut.
pub fn listing(headings: &[&str], rows: Vec<Vec<String>>, style: Style) -> String {
    let numeric: Vec<bool> = (0..headings.len())
        .map(|column| {
            !rows.is_empty() && rows.iter().all(|row| row[column].parse::<f64>().is_ok() || row[column] == "-")
        })
        .collect();
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Disabled);
    let align = |column: usize| if numeric[column] { CellAlignment::Right } else { CellAlignment::Left };
    let heading = |(column, text): (usize, &&str)| Cell::new(text).set_alignment(align(column));
    table.set_header(headings.iter().enumerate().map(heading).collect::<Vec<_>>());
    for row in rows {
        let cell = |(column, text): (usize, String)| Cell::new(harmless_line(&text)).set_alignment(align(column));
        table.add_row(row.into_iter().enumerate().map(cell).collect::<Vec<_>>());
    }
    for column in table.column_iter_mut() {
        column.set_padding((0, 2));
    }
    let text = table.trim_fmt();
    let (first, rest) = text.split_once('\n').unwrap_or((&text, ""));
    let mut painted = style.paint(Role::Heading, first);
    painted.push('\n');
    painted.push_str(rest);
    if !painted.ends_with('\n') {
        painted.push('\n');
    }
    painted
}

/// A markdown table; a `|` in a cell is escaped.
pub fn markdown_table(headings: &[&str], rows: &[Vec<String>]) -> String {
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let escape = |cell: &String| cell.replace('|', "\\|").replace('\n', " ");
    let mut text = line(headings.iter().map(ToString::to_string).collect());
    text.push_str(&line(vec!["---".to_owned(); headings.len()]));
    for row in rows {
        text.push_str(&line(row.iter().map(escape).collect()));
    }
    text
}
