// The address is the state: links and forms change it, and the page follows it.
// The source opens beside the answer. Nothing is fetched from other hosts.
(() => {
  "use strict";
  const bred = matchMedia("(min-width: 62rem)");
  let sisteFokus = null;

  // -- address ---------------------------------------------------------------------------------
  const her = () => location.pathname + location.search;
  const sprak = () => document.documentElement.dataset.malform;
  // The page's few words in here, from its table of texts.
  const ord = (navn) => document.querySelector("[data-sidetittel]").dataset[navn];
  // Paths that the Gradio page answers for; others are documents and files.
  const erVisning = (sti) => /^\/(?:sak\/[^/]+|presedens|vedtak|arkivet|kvalitet)?$/.test(sti);

  // The address of what is on the page, or on its way there.
  let vises = her();

  // Whether the reader has gone elsewhere since a form was sent; what comes of it then moves nobody.
  let forlatt = false;
  const inndata = (id) => document.querySelector(`#${id} :is(input, textarea)`);

  function felt(id, verdi) {
    return inndata(id)?.value ?? verdi;
  }

  function send() {
    forlatt = false;
    venter();
    return [her(), sprak()];
  }

  // While a form waits: a word where what comes is to stand, and the same to those who hear it.
  function venter() {
    document.documentElement.style.setProperty("--venter", JSON.stringify(ord("venter")));
    si(ord("venter"));
  }

  // Who narrows, sorts or asks for more stays where they are.
  let behold = null;

  // The first of the elements that is seen: views that are not, may stand in the page still.
  const synlig = (hvilke, rot = document) => [...rot.querySelectorAll(hvilke)].find((e) => e.offsetParent);

  // Where focus is to be when the link that was followed is gone with the list it stood in: on what
  // was chosen, on the first new hit, or on the name of the filters that are left.
  function plassEtter(lenke) {
    const ord = lenke?.firstChild?.textContent.trim();
    const gruppe = lenke?.closest(".fasettgruppe")?.querySelector("h3").id;
    const kolonne = lenke?.closest("th")?.className;
    const neste = document.querySelectorAll("#treff article.treff").length + 1;
    if (lenke?.closest(".flere")) return () => document.querySelector(`#treff-${neste} h3`);
    if (gruppe) return () => [...document.querySelectorAll(`ul[aria-labelledby="${gruppe}"] a`)].find((a) => a.closest("details")?.offsetParent && a.firstChild.textContent.trim() === ord);
    if (kolonne) return () => synlig(`th.${kolonne} a`);
    if (lenke?.closest(".sorter")) return () => document.querySelector("#treff .sorter [aria-current]");
    return () => synlig("#chips-navn");
  }

  function fokuser(e) {
    if (!e) return;
    if (!e.matches("a[href], button, summary")) e.tabIndex = -1;
    e.focus({ preventScroll: true });
  }

  function naviger(adresse, { skyv = true, lenke = null } = {}) {
    vises = adresse;
    forlatt = true;
    behold = lenke ? { y: scrollY, apen: synlig(".fasetter")?.open ?? false, plass: plassEtter(lenke) } : null;
    delete document.documentElement.dataset.klar;
    if (skyv) {
      const ny = adresse !== her();
      history.replaceState({ ...history.state, ...(ny ? { y: scrollY } : { y: 0, funn: null }) }, "");
      if (ny) history.pushState({}, "", adresse);
    }
    lukkKilde(false);
    document.getElementById("naviger")?.click();
  }

  // A long passage is cut until its reader asks for the rest, unless what it is cited for stands
  // there. A few lines more than there is room for are shown.
  function kort(p) {
    const knapp = p.nextElementSibling;
    if (!p.offsetParent || knapp.ariaExpanded === "true") return;
    p.classList.remove("apen");
    const slutt = p.getBoundingClientRect().bottom;
    const lang = p.scrollHeight - p.clientHeight > 72;
    p.classList.toggle("lang", lang);
    knapp.hidden = !lang;
    if (!lang) p.classList.add("apen");
    else if ([...p.querySelectorAll("mark")].some((m) => m.getBoundingClientRect().bottom > slutt)) visMer(p, true);
  }
  function visMer(p, hele) {
    p.classList.toggle("apen", hele);
    p.nextElementSibling.ariaExpanded = String(hele);
  }
  const kortNed = () => document.querySelectorAll(".passasje").forEach(kort);
  addEventListener("resize", kortNed);
  // What is looked for in the page may stand in what was cut.
  addEventListener("scroll", ({ target: p }) => {
    const y = p.scrollTop;
    if (!y || !p.matches?.(".passasje.lang:not(.apen)")) return;
    visMer(p, true);
    scrollBy(0, y);
  }, true);

  // After a search: the address that says what is shown. `adresse` of another view is gone to.
  function vist(adresse) {
    if (forlatt) {
      // The late answer stands where that of the present address was to stand.
      if (location.pathname === "/") naviger(her(), { skyv: false });
      return;
    }
    kortNed();
    document.documentElement.dataset.klar = adresse;
    const sporsmal = document.querySelector("#svar h1")?.textContent;
    if (sporsmal) document.title = `${sporsmal} – ${document.title.split(" – ").at(-1)}`;
    si(sagt());
    strom();
    if (!adresse || adresse === her()) return;
    const sti = new URL(adresse, location.href).pathname;
    if (sti !== location.pathname) naviger(adresse);
    else history.pushState({}, "", adresse);
    vises = her();
  }

  // After a view was filled in: its title, and focus where reading starts.
  let forste = true;
  function ferdig() {
    // A question that is no more than a sak's number has that sak's address.
    const videre = location.pathname === "/" && document.querySelector("#svar [data-videre]")?.dataset.videre;
    if (videre) {
      history.replaceState(history.state, "", videre);
      naviger(videre, { skyv: false });
      return;
    }
    kortNed();
    const hode = document.querySelector("[data-sidetittel]");
    if (hode) document.title = hode.dataset.sidetittel;
    if (behold) {
      const fasetter = synlig(".fasetter");
      if (fasetter) fasetter.open = behold.apen;
      fokuser(behold.plass() ?? synlig(".fasetter > summary") ?? synlig("#treffoverskrift, #liste-h, #svaroverskrift"));
      scrollTo({ top: behold.y });
      si(sagt());
      behold = null;
    } else if (!forste) {
      const tittel = visningstittel();
      if (!document.activeElement?.matches("textarea, input") || !document.activeElement.offsetParent) fokuser(tittel);
      si(sagt() || tittel?.textContent.trim() || "");
      // Who goes back is where they were.
      scrollTo({ top: history.state?.y ?? 0 });
    }
    forste = false;
    if (gjemte.has(history.state?.funn)) document.getElementById("hent-presedenser").click();
    document.documentElement.dataset.klar = her();
    strom();
    apneFraHash();
  }

  // Words that Gradio has in English alone, as they come. What a plot shows stands in the table
  // under it.
  const GRADIOS = ".toast-body, .toast-messages, [data-testid='status-tracker'], #opplasting, #presedensvalg";
  let monstre = null;
  function paNorsk(engelsk) {
    monstre ??= JSON.parse(document.getElementById("gradioord")?.textContent ?? "[]").map(([m, norsk]) => [new RegExp(`^${m}$`, "s"), norsk]);
    const ren = engelsk.trim();
    return ren ? monstre.find(([m]) => m.test(ren))?.[1] ?? null : null;
  }
  function pyntGradio(rot) {
    const ytre = rot.parentElement?.closest(GRADIOS);
    for (const del of ytre ? [rot] : rot.querySelectorAll?.(GRADIOS) ?? []) {
      const noder = document.createTreeWalker(del, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
      for (let n = noder.currentNode; n; n = noder.nextNode()) {
        if (n.nodeType === Node.TEXT_NODE) {
          const norsk = n.data.trim() && paNorsk(n.data);
          if (norsk && norsk !== n.data.trim()) n.data = norsk;
        } else if (n.hasAttribute?.("aria-label") || n.hasAttribute?.("title")) {
          for (const navn of ["aria-label", "title"]) {
            const norsk = paNorsk(n.getAttribute(navn) ?? "");
            if (norsk && norsk !== n.getAttribute(navn)) n.setAttribute(navn, norsk);
          }
        }
      }
    }
    // A button within what is a button itself is none to a screen reader.
    for (const e of rot.querySelectorAll?.(".toast-header[role]") ?? []) {
      e.removeAttribute("role");
      e.removeAttribute("tabindex");
    }
    for (const e of rot.querySelectorAll?.(".plott svg, .plott canvas") ?? []) {
      const vega = e.closest("[role='graphics-document']") ?? e;
      vega.setAttribute("aria-hidden", "true");
    }
  }
  new MutationObserver((endringer) => {
    for (const e of endringer) {
      if (e.type === "characterData") pyntGradio(e.target);
      else if (e.type === "attributes") pyntGradio(e.target);
      for (const ny of e.addedNodes) pyntGradio(ny);
    }
    // What was wrong with a file stands in its field when the message is gone.
    const sagt = [...document.querySelectorAll(".toast-message-text.error")].at(-1)?.textContent.trim();
    const felt = document.querySelector("#opplastingsfiler .error");
    if (sagt && felt && felt.textContent.trim() !== sagt) felt.textContent = sagt;
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["aria-label"] });

  addEventListener("popstate", () => {
    if (her() !== vises) naviger(her(), { skyv: false });
    else if (location.hash.startsWith("#kilde=")) apneFraHash();
    else lukkKilde(false);
  });

  // -- what is said to those who do not see it -------------------------------------------------
  const visningstittel = () => [...document.querySelectorAll("main h1, main h2")].find((e) => e.offsetParent && !e.classList.contains("skjult") && !e.closest("header"));

  // What came of a search or a list, in the page's own words; nothing where an alert says it.
  const sagt = () => [...document.querySelectorAll("[data-sagt]")].filter((e) => e.offsetParent).map((e) => e.dataset.sagt).join(" ");

  let sies = 0;
  function si(tekst) {
    let melding = document.getElementById("melding");
    if (!melding) {
      melding = Object.assign(document.createElement("div"), { id: "melding", className: "skjult" });
      melding.setAttribute("role", "status");
      document.body.append(melding);
    }
    melding.textContent = "";
    clearTimeout(sies);
    sies = setTimeout(() => { melding.textContent = tekst; }, 60);
  }

  // -- the source ------------------------------------------------------------------------------
  function panel() {
    let p = document.getElementById("kildepanel");
    if (p) return p;
    p = document.createElement("div");
    p.id = "kildepanel";
    p.hidden = true;
    p.setAttribute("role", "dialog");
    p.setAttribute("aria-labelledby", "kildetittel");
    p.innerHTML = '<button type="button" class="lukk"></button><div class="kildeinnhold"></div>';
    const lukk = p.querySelector(".lukk");
    lukk.textContent = "×";
    lukk.setAttribute("aria-label", ord("lukk"));
    lukk.addEventListener("click", () => lukkKilde(true));
    document.body.append(p);
    return p;
  }

  async function visKilde(adresse, { fokus = true } = {}) {
    const p = panel();
    const inn = p.querySelector(".kildeinnhold");
    p.setAttribute("aria-busy", "true");
    let svar;
    try {
      svar = await fetch(adresse, { headers: { "X-Del": "kilde" } });
    } catch {
      location.href = adresse;
      return;
    }
    const side = new DOMParser().parseFromString(await svar.text(), "text/html");
    const innhold = side.getElementById("kildeinnhold");
    if (!innhold) { location.href = adresse; return; }
    innhold.removeAttribute("id");
    const ramme = document.createElement("div");
    ramme.append(...innhold.childNodes);
    inn.replaceChildren(ramme);
    p.hidden = false;
    p.removeAttribute("aria-busy");
    document.body.classList.add("med-kilde");
    p.setAttribute("aria-modal", bred.matches ? "false" : "true");
    if (fokus) p.querySelector("#kildetittel")?.focus();
    const bilde = p.querySelector("img");
    const forst = () => {
      // The first mark stands in what is seen, and its line from where it begins; without one the
      // page is seen between its margins.
      const boks = bilde.parentElement, topp = Number(bilde.dataset.topp);
      if (topp) boks.scrollTop = topp * bilde.clientHeight - 120;
      boks.scrollLeft = topp ? Number(bilde.dataset.venstre) * bilde.clientWidth - 10 : (bilde.clientWidth - boks.clientWidth) / 2;
    };
    if (bilde) (bilde.complete ? forst() : bilde.addEventListener("load", forst, { once: true }));
  }

  function apneKilde(lenke) {
    sisteFokus = lenke;
    const adresse = new URL(lenke.href, location.href);
    const sti = adresse.pathname + adresse.search;
    // One entry however many sources are opened from one another; closing goes back over it.
    if (location.hash.startsWith("#kilde=")) history.replaceState(history.state, "", `${her()}#kilde=${sti}`);
    else history.pushState({ ...history.state, kilde: true }, "", `${her()}#kilde=${sti}`);
    visKilde(sti);
  }

  function apneFraHash() {
    const sti = location.hash.startsWith("#kilde=") ? decodeURI(location.hash.slice(7)) : "";
    if (sti.startsWith("/kilde/")) visKilde(sti, { fokus: false });
  }

  function lukkKilde(medAdresse) {
    const p = document.getElementById("kildepanel");
    if (!p || p.hidden) return;
    p.hidden = true;
    document.body.classList.remove("med-kilde");
    if (medAdresse && location.hash) {
      if (history.state?.kilde) history.back();
      else history.replaceState({}, "", her());
    }
    if (sisteFokus?.isConnected) sisteFokus.focus();
    sisteFokus = null;
  }

  addEventListener("keydown", (e) => {
    const p = document.getElementById("kildepanel");
    if (!p || p.hidden) return;
    if (e.key === "Escape") { e.preventDefault(); lukkKilde(true); return; }
    if (e.key === "Tab" && !bred.matches) {
      // The panel covers all on a phone; focus stays within it.
      const mulige = [...p.querySelectorAll("a[href], button, summary, [tabindex='0']")].filter((x) => x.offsetParent);
      const forst = mulige[0], sist = mulige.at(-1);
      if (e.shiftKey && document.activeElement === forst) { e.preventDefault(); sist.focus(); }
      else if (!e.shiftKey && document.activeElement === sist) { e.preventDefault(); forst.focus(); }
    }
  });

  // -- clicks ----------------------------------------------------------------------------------
  async function kopier(knapp) {
    const tekst = knapp.dataset.kopier;
    try {
      await navigator.clipboard.writeText(tekst);
    } catch {
      // No clipboard without https; the old way still works.
      const felt = Object.assign(document.createElement("textarea"), { value: tekst, className: "skjult" });
      document.body.append(felt);
      felt.select();
      document.execCommand("copy");
      felt.remove();
      knapp.focus();
    }
    const sto = knapp.textContent;
    knapp.textContent = `✓ ${ord("kopiert")}`;
    si(ord("kopiert"));
    setTimeout(() => { knapp.textContent = sto; }, 1500);
  }

  // A word on the answer; after «no», a sentence may follow.
  async function meldTilbake(knapp) {
    const boks = knapp.closest("[data-tilbakemelding]");
    const riktig = knapp.dataset.riktig === "ja";
    const kommentar = boks.querySelector(".kommentar");
    const kropp = {
      sporsmal: boks.dataset.tilbakemelding,
      riktig,
      besvart: boks.dataset.besvart === "ja",
      adresse: her(),
      kommentar: knapp.dataset.riktig ? "" : boks.querySelector("textarea").value,
      kilder: [...document.querySelectorAll("#svar ol.kilder a.kilde")].slice(0, 12).map((a) => a.textContent.trim().slice(0, 400)),
    };
    const valg = { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(kropp) };
    const svar = await fetch("/api/tilbakemelding", valg).catch(() => null);
    const sagt = await svar?.json().catch(() => null);
    const takk = boks.querySelector(".takk");
    takk.textContent = sagt?.melding || boks.dataset.feilet;
    takk.hidden = false;
    si(takk.textContent);
    if (!svar?.ok) return;
    boks.querySelector(".riktig").hidden = true;
    kommentar.hidden = riktig || !knapp.dataset.riktig;
    // The button that was pressed is gone; whoever uses the keyboard goes on from here.
    (kommentar.hidden ? takk : kommentar.querySelector("textarea")).focus();
  }

  // A feed reader finds the feed of the question that is shown.
  function strom() {
    const lenke = document.querySelector("#treff a[data-strom]");
    document.querySelectorAll("link[rel=alternate]").forEach((e) => e.remove());
    if (!lenke) return;
    document.head.append(Object.assign(document.createElement("link"), { rel: "alternate", type: "application/atom+xml", href: lenke.href, title: lenke.textContent.trim() }));
  }

  document.addEventListener("click", (e) => {
    const knapp = e.target.closest("button");
    if (knapp?.dataset.kopier) { kopier(knapp); return; }
    if (knapp?.dataset.riktig || knapp?.dataset.sendKommentar !== undefined) { meldTilbake(knapp); return; }
    if (knapp?.dataset.malform) {
      document.cookie = `sakssok_sprak=${knapp.dataset.malform}; path=/; max-age=31536000; samesite=lax`;
      location.reload();
      return;
    }
    if (knapp?.dataset.visMer !== undefined) { visMer(knapp.previousElementSibling, knapp.ariaExpanded !== "true"); return; }
    if (knapp?.dataset.medSenere) { medSenere(knapp.dataset.medSenere); return; }
    if (knapp?.dataset.skrivUt !== undefined) { print(); return; }
    const sorter = e.target.closest("button[data-sorter]");
    if (sorter) { sorterTabell(sorter); return; }
    const lenke = e.target.closest("a[href]");
    if (!lenke || e.defaultPrevented || e.button || e.metaKey || e.ctrlKey || e.shiftKey || e.altKey) return;
    const raa = lenke.getAttribute("href");
    if (raa.startsWith("#")) {
      // The page's base is not its address, so the browser would go elsewhere.
      const mal = document.getElementById(raa.slice(1));
      if (mal) { e.preventDefault(); mal.tabIndex = -1; mal.focus(); mal.scrollIntoView({ block: "start" }); }
      return;
    }
    const adresse = new URL(lenke.href, location.href);
    if (adresse.origin !== location.origin || lenke.target || lenke.hasAttribute("download")) return;
    if (lenke.dataset.iKilden !== undefined && lenke.closest("#kildepanel")) {
      e.preventDefault();
      const sti = adresse.pathname + adresse.search;
      history.replaceState(history.state, "", `${her()}#kilde=${sti}`);
      visKilde(sti);
    } else if (lenke.dataset.kilde !== undefined) {
      e.preventDefault();
      apneKilde(lenke);
    } else if (erVisning(adresse.pathname)) {
      e.preventDefault();
      const bli = lenke.dataset.behold !== undefined || !!lenke.closest(".fasetter, .chips, .sorter, th");
      naviger(adresse.pathname + adresse.search, { lenke: bli ? lenke : null });
    }
  });

  // With large letters the menu is wider than the page, and rolls.
  document.addEventListener("focusin", (e) => {
    if (e.target.closest?.(".meny")) e.target.scrollIntoView({ block: "nearest", inline: "nearest" });
  });

  // -- tables ----------------------------------------------------------------------------------
  function sorterTabell(knapp) {
    const kolonne = knapp.closest("th");
    const tabell = kolonne.closest("table");
    const nr = [...kolonne.parentElement.children].indexOf(kolonne);
    const opp = kolonne.getAttribute("aria-sort") !== "ascending";
    for (const th of kolonne.parentElement.children) if (th.hasAttribute("aria-sort")) th.setAttribute("aria-sort", "none");
    kolonne.setAttribute("aria-sort", opp ? "ascending" : "descending");
    const verdi = (rad) => rad.children[nr]?.dataset.verdi ?? rad.children[nr]?.textContent.trim() ?? "";
    const sammen = new Intl.Collator("nb", { numeric: true }).compare;
    const kropp = tabell.tBodies[0];
    const rader = [...kropp.rows].sort((a, b) => (opp ? 1 : -1) * sammen(verdi(a), verdi(b)));
    kropp.append(...rader);
  }

  // -- precedents ------------------------------------------------------------------------------
  // What is chosen by the tabs, and the file's content, which goes with the question and is kept
  // nowhere. A file that is too large is not sent; the server says so by its name.
  async function presedens(sak, limt, dato) {
    const fane = document.querySelector("#presedensvalg [role=tab][aria-selected=true]")?.dataset.tabId ?? "sak";
    const felt = document.getElementById("presedensfil");
    const fil = fane === "fil" ? felt?.files[0] : undefined;
    let innhold = "";
    if (fil) {
      innhold = await new Promise((ferdig, feil) => {
        const leser = new FileReader();
        leser.onload = () => ferdig(leser.result);
        leser.onerror = () => feil(leser.error);
        leser.readAsDataURL(fil.slice(0, Number(felt.dataset.maksMb) * 1048576 + 1));
      });
    }
    delete document.documentElement.dataset.klar;
    forlatt = false;
    venter();
    // A field of a tab that was never opened has no value yet.
    return [fane, sak ?? "", limt ?? "", innhold, fil?.name ?? "", dato ?? "", sprak()];
  }

  document.addEventListener("change", (e) => {
    if (e.target.id !== "presedensfil") return;
    const valgt = document.getElementById("presedensfil-valgt");
    valgt.textContent = e.target.files[0]?.name ?? valgt.dataset.tom;
  });

  // The same file or long text once more, with saker up to today: no address has it.
  function medSenere(dato) {
    const dagen = inndata("presedensdato");
    dagen.value = dato;
    dagen.dispatchEvent(new Event("input", { bubbles: true }));
    setTimeout(() => document.getElementById("presedensknapp").click());
  }

  // What no address shows again, and the file it came of, kept while the page is open, by the entry
  // of the history that showed it.
  const gjemte = new Map();
  function gjemtPresedens() {
    const { html, fil } = gjemte.get(history.state?.funn) ?? { html: "" };
    const felt = document.getElementById("presedensfil");
    if (fil && felt && !felt.files.length) {
      const valgt = new DataTransfer();
      valgt.items.add(fil);
      felt.files = valgt.files;
      felt.dispatchEvent(new Event("change", { bubbles: true }));
    }
    return html;
  }

  function vistPresedens(adresse) {
    if (forlatt) return;
    si("");
    document.documentElement.dataset.klar = adresse;
    if (adresse && adresse !== her()) history.pushState({}, "", adresse);
    vises = her();
    const { funn: forrige, ...ellers } = history.state ?? {};
    gjemte.delete(forrige);
    const har = document.querySelector("#presedenser .presedensfunn, #presedenser .svar:not(.feil)");
    const uten = har && !/[?&](?:sak|tekst)=/.test(adresse);
    const nr = uten ? Date.now() : undefined;
    if (uten) gjemte.set(nr, { html: har.parentElement.innerHTML, fil: document.getElementById("presedensfil")?.files[0] });
    history.replaceState({ ...ellers, funn: nr }, "");
    const tittel = document.querySelector("#presedensfunn");
    if (tittel) { tittel.tabIndex = -1; tittel.focus({ preventScroll: true }); tittel.scrollIntoView({ block: "start" }); }
  }

  // The list that the fields above it ask for.
  function listet(adresse) {
    if (forlatt) return;
    if (adresse) naviger(adresse);
    else si("");
  }

  window.sakssok = { presedens, vistPresedens, gjemtPresedens, listet, felt, send, her, sprak, naviger, vist, ferdig, si };
})();
