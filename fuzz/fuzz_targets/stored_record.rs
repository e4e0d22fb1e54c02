#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| bijou_hostile::stored_record(bytes));
