use crate::words;

/// What a profile is called: by its name, or until it has one by its number.
pub fn profile_name(name: &str, number: u32) -> String {
    if name.is_empty() { words::profiles::unnamed(number as usize) } else { name.to_owned() }
}

/// What a guest is called.
pub fn guest_name(name: &str, number: u32) -> String {
    if name.is_empty() { words::night::guest(number as usize) } else { name.to_owned() }
}
