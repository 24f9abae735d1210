//! Names that are hashes of something other than an entry, and keys that follow from seeds.

use serde_json::{Value as Json, json};
use wijktafel_core::crypto::{self, DeviceKeys, InviteKey, RECOVER_DOMAIN, REDEEM_DOMAIN, Secret, SheetKey};
use wijktafel_model::cbor::Cbor as _;
use wijktafel_model::fact::recovery::Recovered;
use wijktafel_model::fact::round::ScoreGiven;
use wijktafel_model::fact::{DeviceAdded, FoundingStatement, Redeemed, VersionProposed};
use wijktafel_model::id::{EntryId, FactId, LogId, NetworkId, OrgId, PersonId, Signature};
use wijktafel_model::maturity::sealed;
use wijktafel_model::snapshot::{device_code, invite_code};
use wijktafel_model::words::Prose;

use super::{bytes, device, each, founding, hex, same_as_written, unhex};

#[test]
fn names_follow_from_what_they_name() {
    each("ids.json", |vector| {
        let is = |name: &str, value: String| assert_eq!(vector[name], value, "{name}");
        match vector["what"].as_str().unwrap() {
            "epoch" => is("is", Secret::new(bytes(&vector["secret"])).id().to_string()),
            "fact" => {
                let index = usize::try_from(vector["index"].as_u64().unwrap()).unwrap();
                is("is", FactId::of(EntryId(bytes(&vector["entry"])), index).to_string());
            }
            "organisation" => {
                let founding = unhex(&vector["founding"]);
                is("is", FoundingStatement::from_cbor(&founding).map_err(|_refused| "encoding")?.org().to_string());
            }
            "version" => is("is", VersionProposed::id_of(&unhex(&vector["payload"])).to_string()),
            "seal" => {
                let scores = Vec::<ScoreGiven>::from_cbor(&unhex(&vector["scores"])).map_err(|_refused| "encoding")?;
                let whose = (LogId(bytes(&vector["round"])), OrgId(bytes(&vector["organisation"])));
                let (network, random) = (NetworkId(bytes(&vector["network"])), bytes(&vector["random"]));
                is("is", sealed::seal(network, whose.0, whose.1, &random, &scores).to_string());
            }
            "device" => {
                let keys = DeviceKeys::from_seed(&bytes(&vector["seed"]));
                is("is", keys.device().to_string());
                is("encryption", keys.encryption().to_string());
            }
            "sheet" => return sheet(vector),
            "invitation" => return invitation(vector),
            other => panic!("an unknown thing: {other}"),
        }
        Ok(())
    });
}

fn invitation(vector: &Json) -> Result<(), &'static str> {
    let invite = InviteKey::from_seed(&bytes(&vector["seed"])).id();
    let network = NetworkId(bytes(&vector["network"]));
    let founding = FoundingStatement::from_cbor(&unhex(&vector["founding"])).map_err(|_refused| "encoding")?;
    let message = Redeemed::message(&network, &invite, &founding);
    assert_eq!(vector["is"], invite.to_string());
    assert_eq!(vector["message"], hex(message));
    assert_eq!(vector["code"], invite_code(&network, &invite, &founding));
    let by_invite = Signature(bytes(&vector["by_invite"]));
    let by_device = Signature(bytes(&vector["by_device"]));
    let redeemed = Redeemed { invite, founding, by_invite, by_device };
    crypto::verify_redeemed(&network, &redeemed).map_err(|_refused| "signature")
}

fn sheet(vector: &Json) -> Result<(), &'static str> {
    let network = NetworkId(bytes(&vector["network"]));
    let sheet = SheetKey::from_secret(&network, &bytes(&vector["secret"])).id();
    let added = DeviceAdded::from_cbor(&unhex(&vector["added"])).map_err(|_refused| "encoding")?;
    let org = OrgId(bytes(&vector["organisation"]));
    assert_eq!(vector["is"], sheet.to_string());
    assert_eq!(vector["message"], hex(Recovered::message(&network, &org, &sheet, &added)));
    assert_eq!(vector["code"], device_code(&network, &added));
    let by_sheet = Signature(bytes(&vector["by_sheet"]));
    let by_device = Signature(bytes(&vector["by_device"]));
    let recovered = Recovered { org, sheet, added, by_sheet, by_device };
    crypto::verify_recovered(&network, &recovered).map_err(|_refused| "signature")
}

fn recovered() -> Json {
    let (network, org, device) = (NetworkId([0x22; 32]), OrgId([0x23; 16]), device(3));
    let person = PersonId([0x24; 16]);
    let added = DeviceAdded { device: device.device(), encryption: device.encryption(), person, format: 0 };
    let secret = [0x25; 16];
    let key = SheetKey::from_secret(&network, &secret);
    let message = Recovered::message(&network, &org, &key.id(), &added);
    json!({
        "name": "a device signed by a recovery sheet", "what": "sheet", "secret": hex(secret), "is": key.id(),
        "network": network, "organisation": org, "added": hex(added.to_cbor()), "message": hex(message),
        "code": device_code(&network, &added),
        "by_sheet": key.sign(RECOVER_DOMAIN, &message), "by_device": device.sign(RECOVER_DOMAIN, &message),
    })
}

fn sealed_scores() -> Json {
    let (network, round, org, random) = (NetworkId([0x22; 32]), LogId([0x26; 16]), OrgId([0x23; 16]), [0x27; 32]);
    let evidence = Prose::new("drie keer samen op huisbezoek").ok();
    let scores =
        vec![ScoreGiven { dimension: 0, score: 3, evidence }, ScoreGiven { dimension: 4, score: 2, evidence: None }];
    json!({
        "name": "scores as they are sealed", "what": "seal", "network": network, "round": round, "organisation": org,
        "random": hex(random), "scores": hex(scores.to_cbor()),
        "is": sealed::seal(network, round, org, &random, &scores),
    })
}

#[test]
fn names_are_written_as_published() {
    let newcomer = device(3);
    let founding = founding(&newcomer, 4);
    let seed = [0x21; 32];
    let invite = InviteKey::from_seed(&seed);
    let network = NetworkId([0x22; 32]);
    let message = Redeemed::message(&network, &invite.id(), &founding);
    let redeemed = json!({
        "name": "a redeemed invitation", "what": "invitation", "seed": hex(seed), "is": invite.id(),
        "network": network, "founding": hex(founding.to_cbor()), "message": hex(message),
        "code": invite_code(&network, &invite.id(), &founding),
        "by_invite": invite.sign(REDEEM_DOMAIN, &message),
        "by_device": newcomer.sign(REDEEM_DOMAIN, &message),
    });
    let mut swapped = redeemed.clone();
    swapped["name"] = json!("a redeemed invitation with its signatures exchanged");
    swapped["by_invite"] = redeemed["by_device"].clone();
    swapped["by_device"] = redeemed["by_invite"].clone();
    swapped["refuse"] = json!("signature");
    let mut by_another = recovered();
    by_another["name"] = json!("a device that signed for another sheet");
    by_another["by_device"] = by_another["by_sheet"].clone();
    by_another["refuse"] = json!("signature");
    let payload = [0xa1, 0x00, 0x01];
    let vectors = vec![
        json!({ "name": "an epoch", "what": "epoch", "secret": hex([7; 32]), "is": Secret::new([7; 32]).id() }),
        json!({ "name": "the first statement of an entry", "what": "fact", "entry": hex([8; 32]), "index": 0,
            "is": FactId::of(EntryId([8; 32]), 0) }),
        json!({ "name": "the 257th statement of an entry", "what": "fact", "entry": hex([8; 32]), "index": 256,
            "is": FactId::of(EntryId([8; 32]), 256) }),
        json!({ "name": "an organisation", "what": "organisation", "founding": hex(founding.to_cbor()),
            "is": founding.org() }),
        json!({ "name": "a version, over its bytes whatever they say", "what": "version", "payload": hex(payload),
            "is": VersionProposed::id_of(&payload) }),
        sealed_scores(),
        json!({ "name": "a device", "what": "device", "seed": hex([3; 32]), "is": newcomer.device(),
            "encryption": newcomer.encryption() }),
        redeemed,
        swapped,
        recovered(),
        by_another,
    ];

    same_as_written("ids.json", "Ids, keys from seeds, invitations (formats.md §4).", &vectors);
}
