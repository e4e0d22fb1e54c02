// Runs before the app: pins the page's base, lets the app build its markup under the security policy, and says in
// plain words when the app cannot start, or has broken down. The build leaves these comments out.
(() => {
  "use strict";

  // A relative base would move with every page that the router shows without loading it.
  const base = document.querySelector("base");
  base.href = document.baseURI;

  // The app builds its markup from templates of its own. Scripts may come from this site's folder only: they are what
  // a service worker is.
  if (window.trustedTypes) {
    window.trustedTypes.createPolicy("default", {
      createHTML: (html) => (/<script/i.test(html) ? null : html),
      createScriptURL: (url) => (new URL(url, document.baseURI).href.startsWith(base.href) ? url : null),
    });
  }

  // The smallest module that uses a 128-bit lane: (func (drop (v128.const i64x2 0 0))).
  const LANES = new Uint8Array([
    0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 23, 1, 21, 0, 253, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 26, 11,
  ]);
  const canRun = typeof WebAssembly === "object" && WebAssembly.validate(LANES);

  // The first films come while the program does, which takes these answers. What goes wrong here it asks for again.
  const early = (window.bijouAskedEarly = {});
  function ask(path, use = (answer) => answer) {
    early[path] = fetch(path).then(use);
    early[path].catch(() => {});
  }
  ask("catalog/manifest.json", async (answer) => {
    // The program gets it when the first films have been asked for, or it would ask for them too.
    try {
      const { shards } = await answer.clone().json();
      ask(`catalog/${shards[0].file}`);
    } catch {}
    return answer;
  });

  // Stands outside of the page until it is needed, where nothing of the app reaches it.
  let broken;

  // The build puts in the texts of every language. The app itself may speak another one, if the person chose it.
  function speak(place, languages) {
    const texts = [...place.querySelectorAll("[data-words] > [lang]")];
    const spoken = languages.find((language) => texts.some((text) => text.lang === language)) ?? "en";
    texts.forEach((text) => (text.hidden = text.lang !== spoken));
    return spoken;
  }

  document.addEventListener(
    "readystatechange",
    () => {
      const asked = navigator.languages.map((language) => language.split("-")[0]);
      document.documentElement.lang = speak(document, asked);
      if (kept().length) document.getElementById("front")?.remove();
      broken = document.getElementById("broken");
      broken.remove();
    },
    { once: true },
  );

  let started = false;
  let failed = false;
  let crashed = false;

  function show() {
    if (!started && document.body) {
      document.getElementById("too-old")?.toggleAttribute("hidden", canRun);
      document.getElementById("not-started")?.toggleAttribute("hidden", !canRun || !failed);
    }
  }

  function fail() {
    failed = true;
    show();
  }

  // What ends the program: a trap, which is how it panics too, or no room left on its stack. Any other error may be one
  // of a browser's extension.
  function isTrap(error) {
    const tooDeep = /^(Range|Internal)Error$/.test(error?.name) && /wasm/.test(error.stack);
    return canRun && (tooDeep || error instanceof WebAssembly.RuntimeError);
  }

  // A trap leaves the program in the middle of something, so what it takes for true may be wrong by now. It must not
  // write any more: what is kept stays as it was before.
  function crash() {
    if (crashed) return;
    crashed = true;
    // Timers and promises that it has waited for still come, and cannot be called off from here.
    for (const name of ["setItem", "removeItem", "clear"]) Storage.prototype[name] = () => {};
    // Everything that happens passes here first, also that the page is left.
    for (const source of [window, document]) {
      for (const name in source) if (name.startsWith("on")) window.addEventListener(name.slice(2), stop, true);
    }
    speak(broken, [document.documentElement.lang]);
    const file = new Blob([everything()], { type: "application/octet-stream" });
    broken.querySelector("a").href = URL.createObjectURL(file);
    broken.hidden = false;
    document.body.replaceChildren(broken);
    broken.querySelector("h1").focus();
  }

  function stop(event) {
    event.stopImmediatePropagation();
    if (event.type === "click" && event.target.closest?.("#broken button")) location.reload();
  }

  // What is kept, word for word.
  function kept() {
    try {
      return Object.entries(localStorage).filter(([key]) => key.startsWith("bijou."));
    } catch {
      // Where storage is forbidden, nothing is kept.
      return [];
    }
  }

  // As a file, which the app can read on this device or another one.
  function everything() {
    return JSON.stringify({ bijou: "everything", version: 1, kept: Object.fromEntries(kept()) });
  }

  function judge(error) {
    if (isTrap(error)) crash();
    else fail();
  }

  // A file that does not arrive is an error of its element, which is only seen on the way down; a program that does
  // not compile is a rejected promise.
  window.addEventListener("error", (event) => event.target instanceof HTMLImageElement || judge(event.error), true);
  window.addEventListener("unhandledrejection", (event) => judge(event.reason));

  window.addEventListener("TrunkApplicationStarted", () => {
    // The app removes this frame when it has something to show.
    started = true;
  });

  document.addEventListener("DOMContentLoaded", () => {
    document.getElementById("start-again")?.addEventListener("click", () => location.reload());
    show();
  });
})();
