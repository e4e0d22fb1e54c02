//! Everything that recommends: fold-in, ranking, prediction, reasons, search.
