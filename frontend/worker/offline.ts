// The service worker: keeps the page's own files, so that it opens without a server. Boards are kept by the page itself
// (sync/storage.ts), and nothing of the API is ever kept here.

/** Every file of this build, and whether its name carries a hash of its content; the build puts them in. */
declare const KEPT: readonly (readonly [address: string, isNamedByContent: boolean])[];
declare const BUILD: string;

const worker = globalThis as unknown as ServiceWorkerGlobalScope;
const SHELL = "/";
const NAME = `leanwall-${BUILD}`;
/** A server that is slower than this has its page opened from here; the network's own patience is a minute. */
const PATIENCE_MS = 4000;

worker.addEventListener("install", (event) => event.waitUntil(keepFiles()));
worker.addEventListener("activate", (event) => event.waitUntil(takeOver()));
worker.addEventListener("message", ({ data }) => {
  if (data === "take-over") void worker.skipWaiting();
});
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== worker.location.origin || pathname.startsWith("/api/")) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (pathname.startsWith("/assets/")) event.respondWith(asset(request));
  else if (KEPT.some(([address]) => address === pathname)) event.respondWith(file(request));
});

/** What an older build kept under the same name is the same; the rest is fetched. */
async function keepFiles(): Promise<void> {
  const cache = await caches.open(NAME);
  for (const [address, isNamedByContent] of KEPT) {
    const known = isNamedByContent ? await caches.match(address) : undefined;
    if (known) await cache.put(address, known);
    else await cache.add(new Request(address, { cache: "reload" }));
  }
}

/** The build before this one stays: another tab may still run it. */
async function takeOver(): Promise<void> {
  const others = (await caches.keys()).filter((name) => name.startsWith("leanwall-") && name !== NAME);
  for (const name of others.slice(0, -1)) await caches.delete(name);
  await worker.clients.claim();
}

/** The server's page when there is a server, else the kept one: every address has the same. */
async function page(request: Request): Promise<Response> {
  const fetched = fetch(request).catch(() => undefined);
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE_MS));
  const answer = await Promise.race([fetched, late]);
  if (answer && answer.status < 500) return answer;
  const cache = await caches.open(NAME);
  return (await cache.match(SHELL)) ?? (await fetched) ?? Response.error();
}

/** Its name says its content: what is kept is right. */
async function asset(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}

async function file(request: Request): Promise<Response> {
  const cache = await caches.open(NAME);
  return fetch(request).catch(async () => (await cache.match(request)) ?? Response.error());
}
