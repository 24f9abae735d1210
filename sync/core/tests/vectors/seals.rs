//! Sealed blobs.

use serde_json::json;
use wijktafel_core::crypto::{Secret, blob};

use super::{bytes, each, hex, same_as_written, unhex};

#[test]
fn blobs_open_under_their_secret_and_context() {
    each("seals.json", |vector| {
        let secret = Secret::new(bytes(&vector["secret"]));
        let (context, sealed) = (unhex(&vector["context"]), unhex(&vector["sealed"]));
        let content = blob::open(&secret, &context, &sealed).map_err(|_refused| "sealed")?;
        assert_eq!(vector["content"], hex(&*content));
        assert_eq!(blob::seal(&secret, &context, &content).unwrap(), sealed);
        Ok(())
    });
}

#[test]
fn blobs_are_written_as_published() {
    let secret = [7; 32];
    let vector = |name: &str, context: &[u8], content: &[u8]| {
        let sealed = blob::seal(&Secret::new(secret), context, content).unwrap();
        json!({ "name": name, "secret": hex(secret), "context": hex(context), "content": hex(content),
            "sealed": hex(sealed) })
    };
    let mut elsewhere = vector("under another context", b"run", b"content");
    elsewhere["context"] = json!(hex(b"row"));
    elsewhere["refuse"] = json!("sealed");
    let mut changed = vector("with a changed bit", b"run", b"content");
    changed["sealed"] = json!(changed["sealed"].as_str().unwrap().replacen(|_: char| true, "0", 1));
    changed["refuse"] = json!("sealed");
    let long: Vec<u8> = (0..=255).cycle().take(1_000).collect();
    let vectors = vec![
        vector("nothing", b"", b""),
        vector("one block", b"run", &[0x55; 16]),
        vector("many blocks and a rest", b"a context of more than sixteen bytes", &long),
        elsewhere,
        changed,
    ];

    same_as_written("seals.json", "Sealed blobs (formats.md §7).", &vectors);
}
