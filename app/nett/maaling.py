"""What the application counts of itself, for Prometheus: how much is asked and how long it takes,
never what is asked or by whom."""

from collections.abc import Iterator

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from indeks.lagring.lager import Lager

_SEKUNDER = (0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)

VEIER = frozenset(("api", "dok", "side", "kilde", "strom.atom", "helse", "metrikk", "statisk"))
"""First parts of paths that are counted by name; Gradio's own are `gradio`, all else `visning`."""


class Maaling:
    """The counters of one running application."""

    def __init__(self, lager: Lager) -> None:
        self._register = CollectorRegistry()
        self._register.register(_Indekstall(lager))
        self._arbeid = Histogram(
            "sakssok_arbeid_sekunder",
            "Tiden arbeidet tok, uten venting, etter hva det var",
            ["hva"],
            buckets=_SEKUNDER,
            registry=self._register,
        )
        self._venting = Histogram(
            "sakssok_venting_sekunder",
            "Tiden det ble ventet på tur",
            ["hva"],
            buckets=_SEKUNDER,
            registry=self._register,
        )
        self._avvist = Counter(
            "sakssok_avvist", "Forespørsler avvist fordi køen var full", registry=self._register
        )
        self._http = Counter(
            "sakssok_http", "Forespørsler over HTTP", ["vei", "status"], registry=self._register
        )
        self._tilbakemeldinger = Counter(
            "sakssok_tilbakemeldinger", "Tilbakemeldinger", ["riktig"], registry=self._register
        )

    def arbeid(self, hva: str, ventet: float, brukt: float) -> None:
        """One piece of work done, in seconds."""
        self._venting.labels(hva).observe(ventet)
        self._arbeid.labels(hva).observe(brukt)

    def avvist(self) -> None:
        """One request turned away."""
        self._avvist.inc()

    def http(self, sti: str, status: int) -> None:
        """One request answered; only the first part of its path and the status are kept."""
        forst = sti.split("/", 2)[1] if sti.startswith("/") else ""
        vei = forst if forst in VEIER else "gradio" if forst == "gradio_api" else "visning"
        self._http.labels(vei, str(status)).inc()

    def tilbakemelding(self, riktig: bool) -> None:
        """One reader's word on an answer."""
        self._tilbakemeldinger.labels("ja" if riktig else "nei").inc()

    def tekst(self) -> bytes:
        """Everything, in Prometheus' text format."""
        return generate_latest(self._register)


class _Indekstall(Collector):
    """How large the index is, read when it is asked."""

    def __init__(self, lager: Lager) -> None:
        self._lager = lager

    def collect(self) -> Iterator[Metric]:
        """The gauges."""
        rader = GaugeMetricFamily("sakssok_indeks", "Hva som er i indeksen", labels=["hva"])
        for hva, antall in self._lager.antall().items():
            rader.add_metric([hva], antall)
        yield rader
        yield GaugeMetricFamily(
            "sakssok_generasjon",
            "Hvor mange ganger indeksen er endret",
            value=self._lager.generasjon,
        )
