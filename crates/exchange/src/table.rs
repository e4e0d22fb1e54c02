//! A table of text: delimiter, header and rows, as RFC 4180 and spreadsheets write them.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use crate::limits::{MAX_COLUMNS, MAX_LOST_QUOTES, MAX_NAMES_SHOWN};

/// A table that is read row by row.
pub(crate) struct Table {
    text: String,
    at: usize,
    line: u64,
    delimiter: u8,
    reader: Reader,
    /// Names of the columns, trimmed and in lower case.
    header: Vec<String>,
    /// What stood above the header, if anything.
    title: Option<String>,
    lost_quotes: usize,
    cells: Vec<u8>,
    ends: Vec<usize>,
}

/// One row.
pub(crate) struct Row<'a> {
    /// Where it starts, from 1.
    pub(crate) line: u64,
    header: &'a [String],
    text: &'a str,
    ends: &'a [usize],
}

/// The next of a table.
pub(crate) enum Next<'a> {
    Row(Row<'a>),
    /// Something from this line on is no row.
    Broken(u64),
    End,
}

/// First words of a list that Letterboxd exports: a small table about the list stands above the films.
const LIST_MARK: &str = "letterboxd list export";
/// Rows in which the header of the films is looked for below that mark.
const LIST_PREAMBLE: usize = 8;

impl Table {
    /// Reads the header.
    pub(crate) fn open(text: String) -> Self {
        let delimiter = delimiter(&text);
        let mut table = Self {
            text,
            at: 0,
            line: 1,
            delimiter,
            reader: ReaderBuilder::new().delimiter(delimiter).build(),
            header: Vec::new(),
            title: None,
            lost_quotes: 0,
            cells: Vec::new(),
            ends: Vec::new(),
        };
        let mut header = table.record();
        // How spreadsheets name their delimiter: `sep=;`.
        if header.first().is_some_and(|cell| cell.len() <= 5 && cell.to_ascii_lowercase().starts_with("sep="))
        {
            header = table.record();
        }
        if header.first().is_some_and(|cell| cell.to_ascii_lowercase().starts_with(LIST_MARK)) {
            header = table.below_preamble();
        }
        table.header = header.iter().map(|name| fold(name)).collect();
        table
    }

    /// The header of a Letterboxd list; remembers the name of the list.
    fn below_preamble(&mut self) -> Vec<String> {
        let mut above = Vec::new();
        for _ in 0..LIST_PREAMBLE {
            let record = self.record();
            if record.first().is_some_and(|cell| fold(cell) == "position") {
                return record;
            }
            let names = std::mem::replace(&mut above, record);
            if let Some(place) = names.iter().position(|name| fold(name) == "name") {
                self.title = above.get(place).filter(|title| !title.is_empty()).cloned();
            }
        }
        Vec::new()
    }

    /// Names of the columns, trimmed and in lower case.
    pub(crate) fn header(&self) -> &[String] {
        &self.header
    }

    /// What the table calls itself, above its header.
    pub(crate) fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// Names of the first columns, short enough to show.
    pub(crate) fn columns_to_show(&self) -> Vec<String> {
        let names = self.header.iter().filter(|name| !name.is_empty()).take(MAX_NAMES_SHOWN);
        names.map(|name| name.chars().take(40).collect()).collect()
    }

    /// How far reading has come, of how much.
    pub(crate) fn progress(&self) -> (usize, usize) {
        (self.at, self.text.len())
    }

    /// The next row.
    pub(crate) fn next(&mut self) -> Next<'_> {
        self.skip_blank_lines();
        let line = self.line;
        match self.read_record() {
            Record::None => Next::End,
            Record::Broken => Next::Broken(line),
            Record::Some => {
                // The text is UTF-8 and is cut at ASCII letters only.
                let text = std::str::from_utf8(&self.cells).unwrap_or_default();
                Next::Row(Row { line, header: &self.header, text, ends: &self.ends })
            }
        }
    }

    /// The cells of the next record, trimmed; none at the end.
    fn record(&mut self) -> Vec<String> {
        match self.next() {
            Next::Row(row) => (0..row.ends.len()).map(|column| row.cell(column).to_owned()).collect(),
            Next::Broken(_) | Next::End => Vec::new(),
        }
    }

    fn skip_blank_lines(&mut self) {
        while let Some(byte) = self.text.as_bytes().get(self.at).filter(|byte| matches!(byte, b'\r' | b'\n'))
        {
            self.line += u64::from(*byte == b'\n');
            self.at += 1;
        }
    }

    fn read_record(&mut self) -> Record {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        if rest.is_empty() {
            return Record::None;
        }
        let (mut read, mut written, mut ended) = (0, 0, 0);
        loop {
            if self.cells.len() - written < ROOM {
                self.cells.resize(written + ROOM, 0);
            }
            // Columns beyond all that is known are read over in one place.
            ended = ended.min(MAX_COLUMNS);
            if self.ends.len() - ended < ROOM {
                self.ends.resize(ended + ROOM, 0);
            }
            let input = rest.get(read..).unwrap_or_default();
            let (Some(output), Some(ends)) = (self.cells.get_mut(written..), self.ends.get_mut(ended..))
            else {
                return Record::None;
            };
            let (result, bytes, cells, columns) = self.reader.read_record(input, output, ends);
            read += bytes;
            written += cells;
            ended += columns;
            match result {
                ReadRecordResult::Record => break,
                ReadRecordResult::End => return Record::None,
                ReadRecordResult::InputEmpty
                | ReadRecordResult::OutputFull
                | ReadRecordResult::OutputEndsFull => {}
            }
        }
        let record = rest.get(..read).unwrap_or_default();
        // A quotation mark without its partner swallows all that follows: then only its own line is lost.
        let to_the_end = read == rest.len() && self.lost_quotes < MAX_LOST_QUOTES;
        if to_the_end && count(record, b'"') % 2 == 1 && opens_a_quote(record, self.delimiter) {
            self.lost_quotes += 1;
            self.reader.reset();
            let line = record.iter().position(|byte| *byte == b'\n').map_or(record.len(), |end| end + 1);
            self.at += line;
            self.line += 1;
            return Record::Broken;
        }
        self.at += read;
        self.line += count(record, b'\n') as u64;
        self.cells.truncate(written);
        self.ends.truncate(ended.min(MAX_COLUMNS));
        Record::Some
    }
}

enum Record {
    Some,
    None,
    Broken,
}

/// Bytes and columns that there is always room for; also how fast the room grows.
const ROOM: usize = 1_024;

fn count(bytes: &[u8], wanted: u8) -> usize {
    bytes.iter().filter(|byte| **byte == wanted).count()
}

/// Whether some cell begins with a quotation mark; one inside a cell is a letter like any other.
fn opens_a_quote(record: &[u8], delimiter: u8) -> bool {
    record.first() == Some(&b'"')
        || record.windows(2).any(|pair| matches!(pair, [before, b'"'] if *before == delimiter))
}

impl Row<'_> {
    /// The cell in the column with this name, trimmed; empty where the table or the row has none.
    pub(crate) fn get(&self, name: &str) -> &str {
        if name.is_empty() {
            return "";
        }
        self.header.iter().position(|column| column == name).map_or("", |column| self.cell(column))
    }

    /// Whether every cell is empty.
    pub(crate) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Whether something stands in it that no text has.
    pub(crate) fn is_damaged(&self) -> bool {
        self.text.contains('\0')
    }

    /// Whether it ends early.
    pub(crate) fn is_cut(&self) -> bool {
        self.ends.len() < self.header.len()
    }

    fn cell(&self, column: usize) -> &str {
        let end = |column: usize| self.ends.get(column).copied();
        let start = column.checked_sub(1).map_or(Some(0), end);
        let span = start.zip(end(column)).and_then(|(start, end)| self.text.get(start..end));
        span.unwrap_or_default().trim()
    }
}

/// Trimmed and in lower case.
pub(crate) fn fold(name: &str) -> String {
    name.trim().to_ascii_lowercase()
}

/// The delimiter that stands most often outside quotes in the first line that has one.
fn delimiter(text: &str) -> u8 {
    let line = |line: &str| {
        let counts = DELIMITERS.map(|wanted| unquoted(line, wanted));
        let most = counts.into_iter().max().filter(|most| *most > 0)?;
        DELIMITERS.into_iter().zip(counts).find(|(_, count)| *count == most).map(|(delimiter, _)| delimiter)
    };
    text.lines().take(4).find_map(line).unwrap_or(b',')
}

const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];

/// How often a byte stands outside quotes.
fn unquoted(line: &str, wanted: u8) -> usize {
    let mut quoted = false;
    let outside = |byte: &u8| {
        quoted ^= *byte == b'"';
        !quoted && *byte == wanted
    };
    line.as_bytes().iter().copied().filter(outside).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> (Vec<Vec<String>>, Vec<u64>) {
        let mut table = Table::open(text.to_owned());
        let names = table.header().to_vec();
        let (mut rows, mut broken) = (Vec::new(), Vec::new());
        loop {
            match table.next() {
                Next::Row(row) => rows.push(names.iter().map(|name| row.get(name).to_owned()).collect()),
                Next::Broken(line) => broken.push(line),
                Next::End => return (rows, broken),
            }
        }
    }

    proptest! {
        #[test]
        fn any_text_ends(text in any::<String>(), marks in "[\",;\t\r\na'=]{0,200}") {
            read(&text);
            read(&marks);
        }
    }

    #[test]
    fn columns_are_found_by_name_with_every_delimiter() {
        for mark in [",", ";", "\t"] {
            let text = ["Name", " YEAR ", "Rating\nHeat", "1995", "4"]
                .join(mark)
                .replace(&format!("Rating{mark}"), "Rating\n");
            let mut table = Table::open(text);
            let Next::Row(row) = table.next() else { panic!("no row") };
            assert_eq!((row.get("name"), row.get("year"), row.get("rating")), ("Heat", "1995", "4"));
            assert_eq!((row.line, row.get("tags"), row.get("")), (2, "", ""));
        }
    }

    #[test]
    fn quotes_hold_delimiters_line_breaks_and_quotes() {
        let (rows, broken) = read(
            "Name,Review\r\n\"Crouching Tiger, Hidden Dragon\",\"Line \"\"one\"\"\r\nline two\"\r\nHeat,\r\n",
        );
        assert_eq!(rows, [["Crouching Tiger, Hidden Dragon", "Line \"one\"\r\nline two"], ["Heat", ""]]);
        assert!(broken.is_empty());
    }

    #[test]
    fn lines_are_counted_through_quoted_breaks_and_blank_lines() {
        let mut table = Table::open("a,b\n\"1\n2\",x\n\n3,y\n".to_owned());
        let mut lines = Vec::new();
        while let Next::Row(row) = table.next() {
            lines.push(row.line);
        }
        assert_eq!(lines, [2, 5]);
    }

    #[test]
    fn a_quote_without_its_partner_costs_only_its_own_line() {
        let (rows, broken) = read("Name,Year\nHeat,1995\n\"Alien,1979\nBrazil,1985\n");
        assert_eq!(rows, [["Heat", "1995"], ["Brazil", "1985"]]);
        assert_eq!(broken, [3]);
    }

    #[test]
    fn a_row_that_ends_early_has_empty_cells() {
        let mut table = Table::open("a,b,c\n1,2\n".to_owned());
        let Next::Row(row) = table.next() else { panic!("no row") };
        assert!(row.is_cut());
        assert_eq!((row.get("b"), row.get("c")), ("2", ""));
    }

    #[test]
    fn the_films_of_a_letterboxd_list_stand_below_a_table_about_it() {
        let text = "Letterboxd list export v7\nDate,Name,Tags,URL,Description\n2024-01-01,\"Rain, mostly\",,https://boxd.it/x,\n\nPosition,Name,Year,URL,Description\n1,Seven Samurai,1954,https://boxd.it/y,\n";
        let mut table = Table::open(text.to_owned());
        assert_eq!(table.title(), Some("Rain, mostly"));
        let Next::Row(row) = table.next() else { panic!("no row") };
        assert_eq!((row.get("name"), row.line), ("Seven Samurai", 6));
    }

    #[test]
    fn a_spreadsheet_may_name_its_delimiter() {
        assert_eq!(read("sep=;\nName;Year\nHeat;1995\n").0, [["Heat", "1995"]]);
    }
}
