//! Running a blind peer, and answering on its control socket.

use serde_json::{Value, json};
use tokio::sync::{broadcast, mpsc, oneshot};
use wijktafel_sync::blind::{BlindPeer, Question};
use wijktafel_sync::control::{Failure, Request as Line, Response, Server};
use wijktafel_sync::node::{Reply, Request};

use crate::ask::{METHOD, Place};
use crate::peer::{end_signal, runtime};
use crate::print;
use crate::problem::Problem;
use crate::text::Words;

/// Runs until it is told to stop: by a signal, or through the control socket.
///
/// # Errors
/// When the folder holds a copy, is held by another program or cannot be used, or there is no network.
pub fn run(place: &Place, quota: u64, words: &Words, json: bool) -> Result<(), Problem> {
    let runtime = runtime()?;
    runtime.block_on(async {
        let (peer, asking) = BlindPeer::open(&place.profile, place.bind, quota).await?;
        let server = serve(place, asking).await?;
        let held = peer.held()?;
        let ready = if json {
            let mut ready = serde_json::to_value(&held).unwrap_or_default();
            if let Value::Object(fields) = &mut ready {
                fields.insert("ready".to_owned(), Value::Bool(true));
                fields.insert("blind".to_owned(), Value::Bool(true));
            }
            ready.to_string()
        } else {
            print::held(&held, words)
        };
        print::out(&ready)?;
        let ended = end_signal()?;
        let done = peer.run(ended).await;
        server.close().await;
        Ok(done?)
    })
}

async fn serve(place: &Place, asking: mpsc::Sender<Question>) -> Result<Server, Problem> {
    let (events, _none) = broadcast::channel::<Value>(1);
    Ok(Server::bind(place.profile.folder(), events, move |line| answer(asking.clone(), line)).await?)
}

/// A blind peer answers what it holds, and stops when it is told to; it has nothing else to say.
async fn answer(asking: mpsc::Sender<Question>, line: Line) -> Response {
    let stopped = || Failure::new("stopped", "");
    if line.method != METHOD {
        return Err(Failure::new("unknown-method", ""));
    }
    let reply = match serde_json::from_value(line.params) {
        Ok(Request::Held) => {
            let (answer, answered) = oneshot::channel();
            asking.send(Question::Held(answer)).await.map_err(|_closed| stopped())?;
            let held = answered.await.map_err(|_closed| stopped())?;
            Reply::Held(Box::new(held.map_err(|_disk| Failure::new("store-failed", ""))?))
        }
        Ok(Request::Stop) => {
            let (answer, answered) = oneshot::channel();
            asking.send(Question::Stop(answer)).await.map_err(|_closed| stopped())?;
            answered.await.map_err(|_closed| stopped())?;
            Reply::Done
        }
        Ok(_) => return Err(Failure::new("blind", "")),
        Err(_words) => return Err(Failure::new("malformed", "")),
    };
    Ok(serde_json::to_value(reply).unwrap_or_else(|_never| json!({})))
}
