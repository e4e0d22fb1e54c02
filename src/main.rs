//! Mounts the app in place of the static frame that `index.html` shows meanwhile.

fn main() {
    bijou::start();
}
