// Takes what other apps share with the installed app, so that it never leaves this machine: keeps it
// until the desk asks for it, and leads the browser there. Whatever else is fetched goes its usual way.
const KEPT = "lorgnette-shared";

addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "POST" && new URL(url).pathname.endsWith("/share")) event.respondWith(take(event.request));
});

async function take(request) {
  // The desk misses what could not be kept, and says so.
  await keep(request).catch(() => {});
  return Response.redirect(new URL("index.html?from=share", registration.scope), 303);
}

/** Keeps the files, and the words, which have a title and no name; each in a response of its own. */
async function keep(request) {
  const form = await request.formData();
  const kept = form.getAll("files").filter((file) => file.size > 0).map((file) => [file, "x-name", file.name]);
  const words = ["text", "url"].map((key) => form.get(key)).filter(Boolean).join("\n\n");
  if (words) kept.push([words, "x-title", form.get("title") ?? ""]);
  const cache = await caches.open(KEPT);
  for (const [at, [body, header, value]] of kept.entries()) {
    // A header holds no other letters.
    const headers = { [header]: encodeURIComponent(value) };
    await cache.put(`shared/${Date.now()}-${at}`, new Response(body, { headers }));
  }
}
