// What a language model writes of the sources, where there is one: it comes after the answer in the
// documents' own words, which stands whatever happens here.
(() => {
  "use strict";
  let venter = null;

  function vis(boks, svar) {
    const innhold = boks.querySelector(".innhold");
    innhold.replaceChildren();
    for (const s of svar.setninger) {
      innhold.append(`${s.tekst} `);
      for (const nr of s.kilder) {
        const kilde = document.querySelector(`#treff-${Number(nr)} .henvisning a[href]`);
        const merke = document.createElement(kilde ? "a" : "span");
        merke.className = "kilde";
        merke.textContent = `[${nr}]`;
        if (kilde) {
          merke.href = kilde.getAttribute("href");
          merke.dataset.kilde = "";
          merke.setAttribute("aria-label", boks.dataset.kildeNr.replace("{nr}", nr));
        }
        innhold.append(merke, " ");
      }
    }
    if (!svar.setninger.length) innhold.textContent = boks.dataset.ingen;
    if (svar.utelatt) {
      const p = document.createElement("p");
      p.className = "utelatt";
      p.textContent = svar.utelatt === 1 ? boks.dataset.utelattEn : boks.dataset.utelatt.replace("{antall}", svar.utelatt);
      boks.append(p);
    }
  }

  async function hent(boks) {
    venter?.abort();
    venter = new AbortController();
    let melding = "";
    try {
      const svar = await fetch(boks.dataset.skrevet, { signal: venter.signal, headers: { accept: "application/json" } });
      const data = await svar.json();
      if (svar.ok) vis(boks, data);
      else melding = data.melding ?? boks.dataset.ingen;
    } catch (feil) {
      if (feil.name === "AbortError") return;
      melding = boks.dataset.ingen;
    }
    if (melding) boks.querySelector(".innhold").textContent = melding;
    boks.dataset.ferdig = "";
  }

  // The answer is filled in by Gradio, anew for each question.
  function se() {
    const boks = document.querySelector("#svar [data-skrevet]:not([data-hentes])");
    if (!boks) return;
    boks.dataset.hentes = "";
    hent(boks);
  }
  addEventListener("DOMContentLoaded", () => {
    new MutationObserver(se).observe(document.body, { childList: true, subtree: true });
    se();
  });
})();
