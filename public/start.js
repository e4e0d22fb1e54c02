// Runs before the app: pins the page's base, lets the app build its markup under the security policy, and says in
// plain words when the app cannot start.
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

  // The build puts in the texts of every language. The app itself may speak another one, if the person chose it.
  document.addEventListener("readystatechange", () => {
    const texts = [...document.querySelectorAll("[data-words] > [lang]")];
    const asked = navigator.languages.map((language) => language.split("-")[0]);
    const spoken = asked.find((language) => texts.some((text) => text.lang === language)) ?? "en";
    texts.forEach((text) => (text.hidden = text.lang !== spoken));
  });

  let started = false;
  let failed = false;

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

  // A file that does not arrive is an error of its element, which is only seen on the way down; a program that does
  // not compile is a rejected promise.
  window.addEventListener("error", (event) => (event.target instanceof HTMLImageElement ? undefined : fail()), true);
  window.addEventListener("unhandledrejection", fail);

  window.addEventListener("TrunkApplicationStarted", () => {
    // The app removes this frame when it has something to show.
    started = true;
  });

  document.addEventListener("DOMContentLoaded", () => {
    document.getElementById("start-again")?.addEventListener("click", () => location.reload());
    show();
  });
})();
