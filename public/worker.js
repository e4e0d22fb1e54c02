// Keeps the program's own files, the same for everyone, so that every page opens without a network. Nothing of the person
// is here.
//
// The build puts in every file of the site with its SHA-256, so another byte anywhere makes another worker. A page gets all
// its files from one version: the worker keeps none that is not of its own, and a later one waits until no page of this one
// is open, unless the person asks for it.
"use strict";

const FILES = {};
const VERSION = "draft";

const scope = new URL(registration.scope).pathname;
const OURS = `bijou.files ${scope} `;
const NAME = OURS + VERSION;

// Until everything is erased, which may be while the files arrive.
let wanted = true;

addEventListener("install", (event) => event.waitUntil(keepAll()));

addEventListener("activate", (event) => event.waitUntil(dropOthers()));

addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  const path = pathOf(url);
  if (/^(GET|HEAD)$/.test(method) && path !== undefined) event.respondWith(answer(event.request, path));
});

addEventListener("message", (event) => {
  if (event.data === "take over") event.waitUntil(takeOver(event.source));
  if (event.data === "forget") event.waitUntil(forget());
});

// One after the other: what the page fetches meanwhile comes first.
async function keepAll() {
  const [kept, others] = [await caches.open(NAME), await otherVersions()];
  for (const [path, digest] of Object.entries(FILES)) {
    if (!wanted) break;
    if (!(await kept.match(scope + path))) await kept.put(scope + path, await whole(path, digest, others));
  }
  if (wanted) return;
  await caches.delete(NAME);
  throw new Error("the program is not to be kept any more");
}

async function forget() {
  wanted = false;
  await caches.delete(NAME);
}

// A file as this version has it: from an earlier version, from what the browser has at hand, or anew.
async function whole(path, digest, others) {
  const sources = [
    ...others.map((cache) => () => cache.match(scope + path)),
    () => fetch(scope + path),
    () => fetch(scope + path, { cache: "reload" }),
  ];
  for (const source of sources) {
    const answer = await source();
    if (!answer) continue;
    const bytes = await answer.arrayBuffer();
    if ((await sha256(bytes)) !== digest) continue;
    // Made anew: an answer that came by another address would be refused for a page.
    return new Response(bytes, { headers: { "content-type": answer.headers.get("content-type") ?? "" } });
  }
  throw new Error(`${path} is not the file of this version`);
}

async function sha256(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function namesOfOthers() {
  return (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== NAME);
}

async function otherVersions() {
  return Promise.all((await namesOfOthers()).map((name) => caches.open(name)));
}

async function dropOthers() {
  await Promise.all((await namesOfOthers()).map((name) => caches.delete(name)));
}

// The path below the site's folder; none for what is not the site's.
function pathOf(url) {
  const { origin, pathname } = new URL(url);
  if (origin !== location.origin || !pathname.startsWith(scope)) return undefined;
  return pathname.slice(scope.length).replace(/(^|\/)index\.html$/, "$1");
}

async function answer(request, path) {
  if (path in FILES) return (await fromCache(path)) ?? fetch(request);
  if (request.mode === "navigate") {
    if (`${path}/` in FILES) return Response.redirect(`${scope}${path}/`);
    return fetch(request).catch(() => notFound());
  }
  return fetch(request);
}

// Opening a cache that was erased would make it anew.
async function fromCache(path) {
  return caches.match(scope + path, { cacheName: NAME });
}

async function notFound() {
  const page = await fromCache("404.html");
  return new Response(page?.body, { status: 404, headers: page?.headers });
}

// A page of the version before would ask this one for files that it does not have: it must be the only one.
async function takeOver(asker) {
  const open = await clients.matchAll({ type: "window", includeUncontrolled: true });
  if (open.filter(({ url }) => pathOf(url) !== undefined).length > 1) asker.postMessage("other tabs");
  else await skipWaiting();
}
