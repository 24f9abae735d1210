"use strict";
(() => {
  const form = document.getElementById("sheet");
  const said = document.getElementById("said");
  const tips = [...form.querySelectorAll(".tip")];
  const hex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const unhex = (text) => Uint8Array.from(text.match(/../g), (pair) => parseInt(pair, 16));

  // SHA-256, FIPS 180-4. The constants are the fractions of roots of the first primes.
  const primes = [];
  for (let n = 2; primes.length < 64; n += 1) {
    if (primes.every((prime) => n % prime)) primes.push(n);
  }
  const fraction = (root) => Math.floor((root - Math.floor(root)) * 4294967296);
  const K = primes.map((prime) => fraction(Math.cbrt(prime)));
  const START = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));

  function sha256(message) {
    const padded = new Uint8Array(((message.length + 8) >> 6) * 64 + 64);
    padded.set(message);
    padded[message.length] = 0x80;
    const view = new DataView(padded.buffer);
    view.setUint32(padded.length - 8, Math.floor(message.length / 536870912));
    view.setUint32(padded.length - 4, message.length << 3);
    const state = START.slice();
    const words = new Uint32Array(64);
    const turn = (word, by) => (word >>> by) | (word << (32 - by));
    for (let at = 0; at < padded.length; at += 64) {
      for (let i = 0; i < 16; i += 1) words[i] = view.getUint32(at + 4 * i);
      for (let i = 16; i < 64; i += 1) {
        const [a, b] = [words[i - 15], words[i - 2]];
        const low = turn(a, 7) ^ turn(a, 18) ^ (a >>> 3);
        const high = turn(b, 17) ^ turn(b, 19) ^ (b >>> 10);
        words[i] = words[i - 16] + low + words[i - 7] + high;
      }
      let [a, b, c, d, e, f, g, h] = state;
      for (let i = 0; i < 64; i += 1) {
        const one = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + words[i];
        const two = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
        [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) >>> 0, c, b, a, (one + two) >>> 0];
      }
      [a, b, c, d, e, f, g, h].forEach((word, i) => { state[i] = (state[i] + word) >>> 0; });
    }
    const hash = new Uint8Array(32);
    const out = new DataView(hash.buffer);
    state.forEach((word, i) => out.setUint32(4 * i, word));
    return hash;
  }

  function hmac(key, message) {
    const keyed = (pad, rest) => {
      const block = new Uint8Array(64 + rest.length).fill(pad, 0, 64);
      key.forEach((byte, i) => { block[i] ^= byte; });
      block.set(rest, 64);
      return sha256(block);
    };
    return keyed(0x5c, keyed(0x36, message));
  }

  // What was filled in; a case about which nothing was, is left out.
  function answers() {
    const chosen = (part) => (part.querySelector("input:checked") || {}).value;
    const all = [...form.querySelectorAll(".case")].map((part) => {
      const answered = [...part.querySelectorAll(".tip")].filter(chosen);
      const text = (name) => part.querySelector("textarea." + name).value.trim();
      return {
        case: part.dataset.case,
        tips: answered.map((tip) => ({ tip: tip.dataset.tip, result: chosen(tip) })),
        line: text("line"),
        words: text("words"),
        verdict: chosen(part.querySelector(".verdict")) || null,
      };
    });
    return all.filter((one) => one.tips.length || one.line || one.words || one.verdict);
  }

  function save() {
    const cases = answers();
    if (!cases.length) {
      said.textContent = form.dataset.empty;
      return;
    }
    const body = JSON.stringify({ network: form.dataset.network, mark: form.dataset.mark, cases });
    const mac = hex(hmac(unhex(form.dataset.key), new TextEncoder().encode(body)));
    const answer = { wijktafel: "reply", version: 0, sheet: form.dataset.sheet, body, mac };
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(answer) + "\n"], { type: "application/json" }));
    link.download = form.dataset.file;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    said.textContent = form.dataset.saved;
  }

  const writes = (element) => element && element.tagName === "TEXTAREA";
  const show = (tip) => tip && (tip.querySelector("input:checked") || tip.querySelector("input")).focus();

  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      save();
      return;
    }
    if (writes(event.target) || event.ctrlKey || event.altKey || event.metaKey) return;
    const at = tips.findIndex((tip) => tip.contains(document.activeElement));
    const choice = at >= 0 && tips[at].querySelectorAll("input")["12345".indexOf(event.key)];
    if (event.key.length === 1 && choice) {
      event.preventDefault();
      choice.checked = true;
      const next = tips[at + 1];
      const part = tips[at].closest(".case");
      if (next && part.contains(next)) show(next);
      else part.querySelector("textarea.line").focus();
    } else if (event.key === "Backspace" && at > 0) {
      event.preventDefault();
      show(tips[at - 1]);
    }
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    save();
  });
  show(tips[0]);
})();
