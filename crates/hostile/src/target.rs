use crate::{backup, catalog_plan, catalog_shard, import, stored_record, taste_code};

/// A reader under attack.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    /// What the fuzzer, the seeds and the documents call it.
    pub name: &'static str,
    /// Gives it an input.
    pub run: fn(&[u8]),
    /// Words that its inputs are made of, for mutations that stay close to what it reads.
    pub words: &'static [&'static str],
}

/// All of them.
pub const TARGETS: [Target; 6] = [
    Target {
        name: "catalog_plan",
        run: catalog_plan,
        words: &[
            "{",
            "}",
            "[",
            "]",
            ",",
            "\"format\":3",
            "\"shards\":",
            "\"bytes\":",
            "18446744073709551615",
            "1e308",
            "-1",
        ],
    },
    Target {
        name: "catalog_shard",
        run: catalog_shard,
        words: &["\0\0\0\0", "\u{1}\0\0\0", "\0\0\0\u{7f}", "\n", "\t", "\0\0\u{1}"],
    },
    Target {
        name: "import",
        run: import,
        words: &[
            ",",
            ";",
            "\t",
            "\"",
            "\"\"",
            "\r\n",
            "\n",
            "'=",
            "=",
            "\u{202e}",
            "\0",
            "Name",
            "Title",
            "Year",
            "Rating10",
            "userId",
            "2021-03-14",
            "3/4/21",
            "1e9",
            "{\"movie\":{",
            "[",
            "]",
            "}",
            "PK\u{3}\u{4}",
            "PK\u{5}\u{6}",
        ],
    },
    Target {
        name: "backup",
        run: backup,
        words: &[
            "{",
            "}",
            "[",
            "]",
            ",",
            "\"version\":2",
            "\"films\":{",
            "\"strangers\":{",
            "\"at\":0",
            "\"value\":null",
        ],
    },
    Target {
        name: "taste_code",
        run: taste_code,
        words: &["bijou", "bijou1", "bijou2", "0", "z", "\u{200b}", " ", "\n"],
    },
    Target {
        name: "stored_record",
        run: stored_record,
        words: &[
            "{",
            "}",
            "[",
            "]",
            ",",
            "\"version\":1",
            "\"version\":2",
            "\"version\":3",
            "\"films\":{",
            "\"ratings\":{",
            "\"strangers\":{",
            "\"points\":{",
            "\"profiles\":{",
            "\"guests\":{",
            "\"current\":",
            "\"gone\":true",
            "\"at\":0",
            "\"at\":18446744073709551615",
            "\"value\":null",
            "\"half_stars\":255",
        ],
    },
];
