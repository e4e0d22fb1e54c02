use std::fs::File;
use std::path::Path;

use parquet::basic::{Repetition, Type as Physical};
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;
use parquet::schema::types::Type;

use super::{FactorsError, Rows};

/// What programs call a film's id; Spark's is the first.
const ID_NAMES: [&str; 6] = ["id", "item", "itemId", "item_id", "movieId", "movie_id"];

/// Reads rows of an id and its factors: a column of lists, or a numbered column per factor.
///
/// # Errors
/// [`FactorsError`] where it has no such columns, or is damaged.
pub fn read(path: &Path, id_column: Option<&str>, rows: &mut Rows) -> Result<(), FactorsError> {
    let unreadable = |reason: String| FactorsError::Unreadable { path: path.to_owned(), reason };
    let broken = |error: parquet::errors::ParquetError| unreadable(error.to_string());
    let file = File::open(path).map_err(|source| FactorsError::Open { path: path.to_owned(), source })?;
    let reader = SerializedFileReader::new(file).map_err(broken)?;
    let schema = reader.metadata().file_metadata().schema().clone();
    let layout = Layout::of(&schema, id_column).map_err(unreadable)?;
    let mut factors = Vec::new();
    for row in reader.get_row_iter(None).map_err(broken)? {
        let row = row.map_err(broken)?;
        let columns: Vec<&Field> = row.get_column_iter().map(|(_, field)| field).collect();
        let id = text(columns[layout.id])
            .ok_or_else(|| unreadable("an id is neither a whole number nor text".to_owned()))?;
        factors.clear();
        match &layout.factors {
            Factors::List(column) => match columns[*column] {
                Field::ListInternal(list) => factors.extend(list.elements().iter().map(number)),
                _ => factors.push(None),
            },
            Factors::Columns(numbered) => {
                factors.extend(numbered.iter().map(|column| number(columns[*column])));
            }
        }
        let values: Option<Vec<f32>> = factors.iter().copied().collect();
        rows.push(&id, &values.ok_or_else(|| unreadable(format!("film {id} lacks factors")))?)?;
    }
    Ok(())
}

/// Where things stand in a row.
struct Layout {
    id: usize,
    factors: Factors,
}

enum Factors {
    List(usize),
    Columns(Vec<usize>),
}

impl Layout {
    fn of(schema: &Type, id_column: Option<&str>) -> Result<Self, String> {
        let fields = schema.get_fields();
        let names: Vec<&str> = fields.iter().map(|field| field.name()).collect();
        let wanted: Vec<&str> = id_column.map_or_else(|| ID_NAMES.to_vec(), |name| vec![name]);
        let place = |wanted: &&str| names.iter().position(|name| name.eq_ignore_ascii_case(wanted));
        let id = wanted.iter().find_map(place).ok_or_else(|| {
            let (wanted, names) = (wanted.join(" or "), names.join(", "));
            format!("it has no column of ids called {wanted}; its columns are {names} (say which with --id-column)")
        })?;
        let of_numbers = |field: &Type| {
            field.is_primitive() && matches!(field.get_physical_type(), Physical::FLOAT | Physical::DOUBLE)
        };
        let lists: Vec<usize> = (0..fields.len()).filter(|field| is_list(&fields[*field])).collect();
        if let Some(list) = lists.iter().find(|list| names[**list] == "features").or(lists.first()) {
            return Ok(Self { id, factors: Factors::List(*list) });
        }
        let mut numbered: Vec<(&str, u64, usize)> = (0..fields.len())
            .filter(|field| *field != id && of_numbers(&fields[*field]))
            .filter_map(|field| {
                let prefix = names[field].trim_end_matches(|c: char| c.is_ascii_digit());
                Some((prefix, names[field][prefix.len()..].parse().ok()?, field))
            })
            .collect();
        numbered.sort_unstable();
        match (numbered.first(), numbered.last()) {
            (Some(first), Some(last)) if first.0 == last.0 => {
                let columns = numbered.iter().map(|(_, _, field)| *field).collect();
                Ok(Self { id, factors: Factors::Columns(columns) })
            }
            (Some(first), Some(last)) => {
                let (first, last) = (names[first.2], names[last.2]);
                Err(format!("it is not clear which columns hold factors: there are {first} and {last}"))
            }
            _ => Err(format!(
                "it has neither a column of lists nor numbered columns of floating-point numbers; its columns are {}",
                names.join(", ")
            )),
        }
    }
}

/// A group that repeats something, or a column that is itself repeated.
fn is_list(field: &Type) -> bool {
    let repeats = |field: &Type| {
        field.get_basic_info().has_repetition() && field.get_basic_info().repetition() == Repetition::REPEATED
    };
    repeats(field) || (field.is_group() && field.get_fields().iter().any(|inner| repeats(inner)))
}

fn number(field: &Field) -> Option<f32> {
    match field {
        Field::Float(value) => Some(*value),
        Field::Double(value) => Some(*value as f32),
        _ => None,
    }
}

fn text(field: &Field) -> Option<String> {
    match field {
        Field::Byte(id) => Some(id.to_string()),
        Field::Short(id) => Some(id.to_string()),
        Field::Int(id) => Some(id.to_string()),
        Field::Long(id) => Some(id.to_string()),
        Field::UByte(id) => Some(id.to_string()),
        Field::UShort(id) => Some(id.to_string()),
        Field::UInt(id) => Some(id.to_string()),
        Field::ULong(id) => Some(id.to_string()),
        Field::Str(id) => Some(id.trim().to_owned()),
        // What has passed through a table with gaps often comes as these.
        Field::Float(id) if id.fract() == 0.0 => Some(id.to_string()),
        Field::Double(id) if id.fract() == 0.0 => Some(id.to_string()),
        _ => None,
    }
}
