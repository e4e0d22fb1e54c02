use std::io::{self, Write};
use std::sync::Arc;

use parquet::basic::{Compression, Repetition, Type as Physical, ZstdLevel};
use parquet::data_type::{DataType, DoubleType, Int32Type, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::Type;

use super::person::Rated;

/// Ratings of a row group.
const GROUP: usize = 1 << 20;

/// Ratings that wait to be written.
#[derive(Default)]
struct Columns {
    users: Vec<i32>,
    films: Vec<i32>,
    stars: Vec<f64>,
    times: Vec<i64>,
}

/// Writes all people's ratings as columns `userId`, `movieId`, `rating` and `timestamp`.
///
/// # Errors
/// Where they cannot be written.
pub fn write_parquet(
    out: &mut (dyn Write + Send),
    people: impl FnOnce(&mut dyn FnMut(u32, &[Rated]) -> io::Result<()>) -> io::Result<()>,
) -> io::Result<()> {
    let properties = WriterProperties::builder().set_compression(Compression::ZSTD(ZstdLevel::default()));
    let schema = Arc::new(schema().map_err(io::Error::other)?);
    let mut file =
        SerializedFileWriter::new(out, schema, Arc::new(properties.build())).map_err(io::Error::other)?;
    let mut waiting = Columns::default();
    people(&mut |person, ratings| {
        for Rated { film, half_stars, time } in ratings {
            waiting.users.push(person as i32 + 1);
            waiting.films.push(*film as i32 + 1);
            waiting.stars.push(f64::from(*half_stars) / 2.0);
            waiting.times.push(*time);
        }
        if waiting.users.len() >= GROUP {
            write_group(&mut file, &mut waiting).map_err(io::Error::other)?;
        }
        Ok(())
    })?;
    write_group(&mut file, &mut waiting).map_err(io::Error::other)?;
    file.close().map(drop).map_err(io::Error::other)
}

fn schema() -> Result<Type, ParquetError> {
    let columns = [
        ("userId", Physical::INT32),
        ("movieId", Physical::INT32),
        ("rating", Physical::DOUBLE),
        ("timestamp", Physical::INT64),
    ];
    let fields = columns.into_iter().map(|(name, physical)| {
        let field = Type::primitive_type_builder(name, physical).with_repetition(Repetition::REQUIRED);
        field.build().map(Arc::new)
    });
    Type::group_type_builder("ratings").with_fields(fields.collect::<Result<_, _>>()?).build()
}

fn write_group<W: Write + Send>(
    file: &mut SerializedFileWriter<W>,
    waiting: &mut Columns,
) -> Result<(), ParquetError> {
    let mut group = file.next_row_group()?;
    write_column::<Int32Type, W>(&mut group, &waiting.users)?;
    write_column::<Int32Type, W>(&mut group, &waiting.films)?;
    write_column::<DoubleType, W>(&mut group, &waiting.stars)?;
    write_column::<Int64Type, W>(&mut group, &waiting.times)?;
    group.close()?;
    *waiting = Columns::default();
    Ok(())
}

fn write_column<T: DataType, W: Write + Send>(
    group: &mut SerializedRowGroupWriter<'_, W>,
    values: &[T::T],
) -> Result<(), ParquetError> {
    if let Some(mut column) = group.next_column()? {
        column.typed::<T>().write_batch(values, None, None)?;
        column.close()?;
    }
    Ok(())
}
