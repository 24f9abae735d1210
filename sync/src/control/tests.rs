use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::sync::broadcast;
use tokio::time::timeout;

use super::*;

async fn answer(request: Request) -> Response {
    match request.method.as_str() {
        "echo" => Ok(request.params),
        "length" => Ok(json!(request.params.as_str().map_or(0, str::len))),
        "long" => Ok(json!("x".repeat(LINE_BYTES_MAX))),
        _ => Err(Failure::new("unknown-method", "There is no such method.")),
    }
}

async fn serve(data: &Path) -> (Server, broadcast::Sender<Value>) {
    let events = broadcast::Sender::new(4);
    (Server::bind(data, events.clone(), answer).await.expect("a free folder"), events)
}

fn code(result: Result<Value, CallError>) -> String {
    match result {
        Err(CallError::Failed(failure)) => failure.code,
        other => panic!("no failure: {other:?}"),
    }
}

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

#[tokio::test]
async fn requests_are_answered_in_order() {
    let data = folder();
    let (server, _events) = serve(data.path()).await;
    let mut client = Client::connect(data.path()).await.expect("a server");

    for n in 0..100 {
        assert_eq!(client.call("echo", json!({ "n": n })).await.expect("an answer"), json!({ "n": n }));
    }
    assert_eq!(client.call("echo", Value::Null).await.expect("an answer"), Value::Null);
    assert_eq!(code(client.call("dance", Value::Null).await), "unknown-method");
    server.close().await;
    assert!(matches!(client.call("echo", Value::Null).await, Err(CallError::Lost)));
    assert!(matches!(Client::connect(data.path()).await, Err(ConnectError::NotRunning)));
}

#[tokio::test]
async fn events_reach_who_subscribed_also_between_question_and_answer() {
    let data = folder();
    let (_server, events) = serve(data.path()).await;
    let mut client = Client::connect(data.path()).await.expect("a server");
    let mut other = Client::connect(data.path()).await.expect("a server");

    client.subscribe().await.expect("a subscription");
    events.send(json!(1)).expect("a subscriber");
    assert_eq!(client.event().await.expect("an event"), Event::Happened(json!(1)));
    events.send(json!(2)).expect("a subscriber");
    client.call("echo", Value::Null).await.expect("an answer");
    events.send(json!(3)).expect("a subscriber");

    assert_eq!(client.event().await.expect("an event"), Event::Happened(json!(2)));
    assert_eq!(client.event().await.expect("an event"), Event::Happened(json!(3)));
    assert!(timeout(Duration::from_millis(20), other.event()).await.is_err());
    other.call("echo", Value::Null).await.expect("an answer");
}

#[tokio::test]
async fn whoever_reads_too_slowly_hears_how_much_it_missed() {
    let data = folder();
    let (_server, events) = serve(data.path()).await;
    let mut client = Client::connect(data.path()).await.expect("a server");
    client.subscribe().await.expect("a subscription");

    // Nothing runs in between on this runtime of one thread.
    for n in 0..10 {
        events.send(json!(n)).expect("a subscriber");
    }

    assert_eq!(client.event().await.expect("an event"), Event::Missed(6));
    assert_eq!(client.event().await.expect("an event"), Event::Happened(json!(6)));
}

#[tokio::test]
async fn long_lines_pass_up_to_the_bound() {
    let data = folder();
    let (_server, _events) = serve(data.path()).await;
    let mut client = Client::connect(data.path()).await.expect("a server");
    let around =
        serde_json::to_vec(&Request { id: 1, method: "length".into(), params: json!("") }).expect("json").len();
    let most = "x".repeat(LINE_BYTES_MAX - around);

    assert_eq!(client.call("length", json!(most)).await.expect("an answer"), json!(most.len()));
    assert!(matches!(client.call("length", json!(format!("{most}x"))).await, Err(CallError::TooLong)));
    assert_eq!(code(client.call("long", Value::Null).await), "too-long");
}

#[tokio::test]
async fn a_line_without_end_and_a_line_of_nonsense_are_refused() {
    let data = folder();
    let (_server, _events) = serve(data.path()).await;
    let mut endless = platform::connect(data.path()).await.expect("a server");
    let mut nonsense = platform::connect(data.path()).await.expect("a server");

    // The server stops reading at the bound; what it says shows that it did.
    let _refused = endless.write_all(&vec![b'x'; LINE_BYTES_MAX + 1]).await;
    nonsense.write_all(b"{\"id\": \"one\"}\n").await.expect("a reader");

    let mut said = String::new();
    nonsense.read_to_string(&mut said).await.expect("an answer");
    assert!(said.contains("malformed"), "{said}");
    said.clear();
    endless.read_to_string(&mut said).await.expect("an answer");
    assert!(said.contains("too-long"), "{said}");
}

#[tokio::test]
async fn the_ninth_client_is_told_to_wait() {
    let data = folder();
    let (_server, _events) = serve(data.path()).await;
    let mut clients = Vec::new();
    for _ in 0..CLIENTS_MAX {
        let mut client = Client::connect(data.path()).await.expect("a server");
        client.call("echo", Value::Null).await.expect("an answer");
        clients.push(client);
    }

    let mut ninth = Client::connect(data.path()).await.expect("a server");
    assert_eq!(code(ninth.call("echo", Value::Null).await), "busy");

    clients.pop();
    let again = async {
        loop {
            let mut client = Client::connect(data.path()).await.expect("a server");
            if client.call("echo", Value::Null).await.is_ok() {
                break;
            }
        }
    };
    timeout(Duration::from_secs(5), again).await.expect("a free place");
}

#[tokio::test]
async fn two_servers_never_share_a_folder() {
    let data = folder();
    let (_server, events) = serve(data.path()).await;

    assert!(matches!(Server::bind(data.path(), events, answer).await, Err(ServerError::InUse)));
    Client::connect(data.path()).await.expect("the first server").call("echo", Value::Null).await.expect("an answer");
}

#[tokio::test]
async fn the_other_form_keeps_out_who_does_not_know_the_token() {
    let data = folder();
    let listener = loopback::Listener::bind(data.path()).await.expect("a port");
    let known = std::fs::read_to_string(data.path().join("control/port")).expect("a port file");
    let (port, _token) = known.split_once(' ').expect("port and token");
    let mut stranger = tokio::net::TcpStream::connect(format!("127.0.0.1:{port}")).await.expect("a listener");
    stranger.write_all(&[b'0'; 64]).await.expect("a reader");

    let (accepted, connected) = tokio::join!(listener.accept(), loopback::connect(data.path()));
    let (mut accepted, mut connected) = (accepted.expect("a friend"), connected.expect("a welcome"));
    accepted.write_all(b"hello").await.expect("a reader");
    let mut heard = [0; 5];
    connected.read_exact(&mut heard).await.expect("a greeting");

    assert_eq!(&heard, b"hello");
    assert_eq!(stranger.read(&mut heard).await.ok().filter(|bytes| *bytes > 0), None);
    drop(listener);
    assert!(!data.path().join("control/port").exists());
}

#[cfg(unix)]
mod unix_only {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    fn mode(path: &Path) -> u32 {
        std::fs::metadata(path).expect("a file").permissions().mode() & 0o777
    }

    #[tokio::test]
    async fn only_the_owner_can_open_the_socket() {
        let data = folder();
        let (_server, _events) = serve(data.path()).await;
        let socket = data.path().join("control/socket");

        assert_eq!((mode(&data.path().join("control")), mode(&socket)), (0o700, 0o600));
        std::fs::set_permissions(&socket, std::fs::Permissions::from_mode(0o666)).expect("own file");
        assert!(matches!(Client::connect(data.path()).await, Err(ConnectError::NotOurs)));
    }

    #[tokio::test]
    async fn what_a_crash_left_behind_is_cleared() {
        let data = folder();
        std::fs::create_dir(data.path().join("control")).expect("a folder");
        let socket = data.path().join("control/socket");
        drop(std::os::unix::net::UnixListener::bind(&socket).expect("a socket"));
        assert!(socket.exists());
        assert!(matches!(Client::connect(data.path()).await, Err(ConnectError::NotRunning | ConnectError::NotOurs)));

        let (server, _events) = serve(data.path()).await;
        let mut client = Client::connect(data.path()).await.expect("a server");
        client.call("echo", Value::Null).await.expect("an answer");

        server.close().await;
        assert!(!socket.exists());
    }

    #[tokio::test]
    async fn a_folder_with_a_long_name_works_and_leaves_nothing_behind() {
        let data = folder();
        let long = data.path().join("x".repeat(120));
        let (server, _events) = serve(&long).await;
        let pointer = long.join("control/path");
        let short = std::path::PathBuf::from(std::fs::read_to_string(&pointer).expect("a pointer"));

        Client::connect(&long).await.expect("a server").call("echo", Value::Null).await.expect("an answer");
        assert_eq!((mode(short.parent().expect("a folder")), mode(&short)), (0o700, 0o600));
        assert!(matches!(Server::bind(&long, broadcast::Sender::new(1), answer).await, Err(ServerError::InUse)));

        server.close().await;
        assert!(!pointer.exists() && !short.parent().expect("a folder").exists());
    }
}
