//! The network as a graph, read back by a parser of XML.

use super::*;

#[test]
fn the_graph_is_xml_whatever_anybody_wrote_with_a_line_for_each_answer() {
    for text in [NASTY, "]]>&amp;<!-- \u{ffff} -->", "gewoon"] {
        let graph = file(&rendered(text), graphml::NAME);
        let document = roxmltree::Document::parse(&graph).unwrap();

        let inner = |name: &'static str| {
            let space = Some("http://graphml.graphdrawing.org/xmlns");
            let is = move |node: &roxmltree::Node<'_, '_>| {
                node.tag_name().name() == name && node.tag_name().namespace() == space
            };
            document.descendants().filter(is)
        };
        assert_eq!(inner("graph").count(), 1);
        let nodes: BTreeSet<&str> = inner("node").filter_map(|node| node.attribute("id")).collect();
        let ends = |node: &roxmltree::Node<'_, '_>| {
            ["source", "target"].map(|end| node.attribute(end).is_some_and(|id| nodes.contains(id)))
        };
        assert_eq!(nodes.len(), 2);
        assert_eq!(inner("edge").map(|edge| ends(&edge)).collect::<Vec<_>>(), [[true, true], [true, true]]);
        let keys: BTreeSet<&str> = inner("key").filter_map(|node| node.attribute("id")).collect();
        assert!(inner("data").all(|node| node.attribute("key").is_some_and(|key| keys.contains(key))));
        let levels =
            inner("data").filter(|node| node.attribute("key") == Some("closeness")).filter_map(|node| node.text());
        assert_eq!(levels.collect::<Vec<_>>(), ["4", "1"]);
    }
    let names = file(&rendered("Zorg & <Welzijn>"), graphml::NAME);
    let document = roxmltree::Document::parse(&names).unwrap();
    assert!(document.descendants().any(|node| node.text() == Some("Zorg & <Welzijn>")), "words come back as they were");
    let mut snapshot = snapshot("gewoon");
    snapshot.captures[0].title = "\u{1}\u{b}".to_owned();
    let graph = graphml::one(&snapshot, &snapshot.captures[0]);
    roxmltree::Document::parse(&graph).unwrap();
}
