"""Lister over hvem som møtte, slik sakssystemene skriver dem ut, med fasit for hver.

En form er teksten i møtebokas åpning, som lest ut av PDF-en, og en linje per deltaker:
`Navn; parti; rolle; møtte for`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Form:
    """En listeform og hvem som står i den."""

    navn: str
    tekst: str
    fasit: str


FORMER: tuple[Form, ...] = (
    Form(
        "ephorte: navn, funksjon, representerer",
        """\
Møteprotokoll
Utvalg: Kommunestyret
Møtested: Kommunestyresalen, Elvestad rådhus
Dato: 12.05.2022
Tidspunkt: 18:00 – 21:30
Følgende faste medlemmer møtte:
Navn Funksjon Representerer
Kari Nes Ordfører AP
Ola Aas Varaordfører SP
Per Berg Medlem AP
Anne Marie Li MEDL H
Jon Chr. Dahl MEDL FRP
Siri van der Hagen MEDL MDG
Følgende medlemmer hadde meldt forfall:
Navn Funksjon Representerer
Nils Vik MEDL AP
Eva Lund Moe MEDL H
Følgende varamedlemmer møtte:
Navn Møtte for Representerer
Tor Egil Haug Nils Vik AP
Liv Sand Eva Lund Moe H
Merknader
Det var ingen merknader til innkallingen.
Fra administrasjonen møtte:
Navn Stilling
Geir Holm Rådmann
Turid Bakke Økonomisjef
Underskrift:
Vi bekrefter med underskriftene våre at det som er ført på dette bladet, er i samsvar
med det som ble vedtatt på møtet.
""",
        """\
Kari Nes; AP; leder
Ola Aas; SP; nestleder
Per Berg; AP; medlem
Anne Marie Li; H; medlem
Jon Chr. Dahl; FRP; medlem
Siri van der Hagen; MDG; medlem
Nils Vik; AP; forfall
Eva Lund Moe; H; forfall
Tor Egil Haug; AP; varamedlem; Nils Vik
Liv Sand; H; varamedlem; Eva Lund Moe
Geir Holm; ; administrasjon
Turid Bakke; ; administrasjon""",
    ),
    Form(
        "360: funksjon, parti, navn",
        """\
MØTEBOK
Formannskapet
Møtedato: 03.03.2020
Til stede:
Leder AP Kari Nes
Nestleder SP Ola Aas
Medlem AP Per Berg
Medlem H Anne-Lise Moen Dahl
Varamedlem KRF Tor Haug for Nils Vik
Forfall:
Medlem KRF Nils Vik
Andre:
Rådmann Geir Holm
""",
        """\
Kari Nes; AP; leder
Ola Aas; SP; nestleder
Per Berg; AP; medlem
Anne-Lise Moen Dahl; H; medlem
Tor Haug; KRF; varamedlem; Nils Vik
Nils Vik; KRF; forfall""",
    ),
    Form(
        "esa: løpende tekst over flere linjer",
        """\
MØTEPROTOKOLL
Plan- og teknisk utvalg
Møtedato: 14.06.2016 kl. 10:00
Til stede: Kari Nes (Ap), leder, Ola Aas (H), nestleder, Per Berg (Sp), Anne Li (Frp),
Jon Dahl (KrF) og Siri
Haug (V)
Forfall: Nils Vik (Ap), Eva Moe (SV)
Vara: Tor Holm (Ap) for Nils Vik, Liv Sand (SV) for Eva Moe
Fra adm.: Geir Bakke, teknisk sjef, og planlegger Turid Eide. Sekretær: Unni Strand
Møtet ble satt kl. 10:05.
""",
        """\
Kari Nes; Ap; leder
Ola Aas; H; nestleder
Per Berg; Sp; medlem
Anne Li; Frp; medlem
Jon Dahl; KrF; medlem
Siri Haug; V; medlem
Nils Vik; Ap; forfall
Eva Moe; SV; forfall
Tor Holm; Ap; varamedlem; Nils Vik
Liv Sand; SV; varamedlem; Eva Moe
Geir Bakke; ; administrasjon
Turid Eide; ; administrasjon
Unni Strand; ; administrasjon""",
    ),
    Form(
        "nynorsk: desse møtte, ein på kvar line",
        """\
MØTEBOK
Utval: Heradsstyret
Møtestad: Heradshuset
Dato: 11.02.2019
Desse møtte:
Kari Nes, ordførar, Ap
Ola Aas, varaordførar, Sp
Per Berg, Ap
Anne Li, H
Jon Dahl, Krf
Varamedlemmar som møtte:
Tor Haug, Ap
Forfall:
Nils Vik, Ap
Møteleiar: Kari Nes
Frå administrasjonen møtte: rådmann Geir Holm, økonomisjef Turid Bakke og kultursjef
Unni Strand.
Merknader: Ingen
""",
        """\
Kari Nes; Ap; leder
Ola Aas; Sp; nestleder
Per Berg; Ap; medlem
Anne Li; H; medlem
Jon Dahl; Krf; medlem
Tor Haug; Ap; varamedlem
Nils Vik; Ap; forfall
Geir Holm; ; administrasjon
Turid Bakke; ; administrasjon
Unni Strand; ; administrasjon""",
    ),
    Form(
        "forfall og vara i samme linje",
        """\
MØTEPROTOKOLL
Kommunestyret
Medlemmer:
Ordfører Kari Nes Ap
Varaordfører Ola Aas Sp
Per Berg Ap
Anne Li H
Forfall: Nils Vik, SP – vara: Tor Haug
Forfall: Eva Moe, H – vara: Liv Sand
Møtesekretær: Unni Strand
""",
        """\
Kari Nes; Ap; leder
Ola Aas; Sp; nestleder
Per Berg; Ap; medlem
Anne Li; H; medlem
Nils Vik; SP; forfall
Tor Haug; ; varamedlem; Nils Vik
Eva Moe; H; forfall
Liv Sand; ; varamedlem; Eva Moe
Unni Strand; ; administrasjon""",
    ),
    Form(
        "møtende varamedlemmer: navn, møtte for, repr",
        """\
Møteprotokoll
Møtende medlemmer
Navn Funksjon Repr
Kari Nes Leder Ap
Ola Aas Medlem H
Møtende varamedlemmer
Navn Møtte for Repr
Tor Haug Nils Vik SP
Liv Sand Eva Moe SV
Forfall
Navn Funksjon Repr
Nils Vik Medlem SP
Eva Moe Nestleder SV
""",
        """\
Kari Nes; Ap; leder
Ola Aas; H; medlem
Tor Haug; SP; varamedlem; Nils Vik
Liv Sand; SV; varamedlem; Eva Moe
Nils Vik; SP; forfall
Eva Moe; SV; forfall""",
    ),
    Form(
        "innkalte, forfall og hvem som ellers møtte",
        """\
MØTEBOK
Hovudutval for oppvekst
Innkalte: Kari Nes (Ap), leiar, Ola Aas (H), Per Berg (Sp), Anne Li (V)
Forfall: Anne Li (V)
Varamedlem: Tor Haug (V)
Sekretær: Unni Strand
""",
        """\
Kari Nes; Ap; leder
Ola Aas; H; medlem
Per Berg; Sp; medlem
Anne Li; V; forfall
Tor Haug; V; varamedlem
Unni Strand; ; administrasjon""",
    ),
    Form(
        "to kolonner med navn og parti",
        """\
Møteprotokoll
Til stede:
Kari Nes (AP) Ola Aas (SP)
Per Berg (AP) Anne Marie Li (H)
Jon Dahl (FRP)
Fraværende:
Nils Vik (SP)
""",
        """\
Kari Nes; AP; medlem
Ola Aas; SP; medlem
Per Berg; AP; medlem
Anne Marie Li; H; medlem
Jon Dahl; FRP; medlem
Nils Vik; SP; forfall""",
    ),
    Form(
        "to kolonner med bare navn",
        """\
Møteprotokoll
Møtende medlemmer:
Kari Nes Ola Aas
Per Berg Anne Li
Jon Dahl Siri Haug
Eva Moe
Møteleder: ordfører Kari Nes
""",
        """\
Kari Nes; ; leder
Ola Aas; ; medlem
Per Berg; ; medlem
Anne Li; ; medlem
Jon Dahl; ; medlem
Siri Haug; ; medlem
Eva Moe; ; medlem""",
    ),
    Form(
        "elements: parti, navn, rolle med varamedlem for",
        """\
Møteprotokoll
Tilstede
Parti Navn Rolle
Arbeiderpartiet Kari Nes Leder
Senterpartiet Ola Aas Nestleder
Høyre Per Berg Medlem
Miljøpartiet De Grønne Anne Li Medlem
Sosialistisk Venstreparti Jon Dahl Varamedlem
Forfall
Parti Navn Rolle
Sosialistisk Venstreparti Nils Vik Medlem
Fra administrasjonen: Kommunedirektør Geir Holm
""",
        """\
Kari Nes; Arbeiderpartiet; leder
Ola Aas; Senterpartiet; nestleder
Per Berg; Høyre; medlem
Anne Li; Miljøpartiet De Grønne; medlem
Jon Dahl; Sosialistisk Venstreparti; varamedlem
Nils Vik; Sosialistisk Venstreparti; forfall
Geir Holm; ; administrasjon""",
    ),
    Form(
        "gruppert etter parti",
        """\
MØTEPROTOKOLL
Bystyret
Til stede:
Arbeiderpartiet: Kari Nes, Ola Aas, Per Berg
Høyre: Anne Li, Jon Dahl
Senterpartiet: Siri Haug
Forfall:
Høyre: Nils Vik
Møteleder: Kari Nes
""",
        """\
Kari Nes; Arbeiderpartiet; leder
Ola Aas; Arbeiderpartiet; medlem
Per Berg; Arbeiderpartiet; medlem
Anne Li; Høyre; medlem
Jon Dahl; Høyre; medlem
Siri Haug; Senterpartiet; medlem
Nils Vik; Høyre; forfall""",
    ),
    Form(
        "kolonne for kolonne",
        """\
Møteprotokoll
Følgende medlemmer møtte
Navn Funksjon Parti
Kari Nes
Ola Aas
Per Berg
Leder
Nestleder
Medlem
AP
SP
SOL
Forfall
Navn
Parti
Nils Vik
Eva Moe
AP
H
""",
        """\
Kari Nes; AP; leder
Ola Aas; SP; nestleder
Per Berg; SOL; medlem
Nils Vik; AP; forfall
Eva Moe; H; forfall""",
    ),
    Form(
        "nummerert, med merknad om tid",
        """\
Protokoll
Møtende representanter (4):
1. Kari Nes (Ap)
2. Ola Aas (H) – fra kl. 18.30
3. Per Berg (Sp) (permisjon fra sak 12/20)
4. Tor Haug (SV) – møtte for Nils Vik
Meldt forfall: Nils Vik (SV)
Dessuten møtte: Ungdomsrådets leder Mia Ravn
""",
        """\
Kari Nes; Ap; medlem
Ola Aas; H; medlem
Per Berg; Sp; medlem
Tor Haug; SV; varamedlem; Nils Vik
Nils Vik; SV; forfall""",
    ),
    Form(
        "inhabile i hodet",
        """\
Møteprotokoll
Følgende medlemmer møtte Parti
Kari Nes AP
Ola Aas SP
Inhabile Sak Varamedlem Merknad
Ola Aas 21/14 Tor Haug (SP)
Kari Nes 21/15, 21/16
Saksliste
""",
        """\
Kari Nes; AP; medlem
Ola Aas; SP; medlem
Ola Aas; SP; inhabil
Tor Haug; SP; varamedlem; Ola Aas
Kari Nes; AP; inhabil""",
    ),
    Form(
        "leder, nestleder og medlemmer med kolon",
        """\
Protokoll fra møte i kontrollutvalget
Til stede:
Leder: Kari Nes
Nestleder: Ola Aas
Medlemmer: Per Berg, Anne Li og Jon Dahl
Forfall: Ingen
Fra sekretariatet: Daglig leder Unni Strand
Fra revisjonen møtte: Geir Holm
""",
        """\
Kari Nes; ; leder
Ola Aas; ; nestleder
Per Berg; ; medlem
Anne Li; ; medlem
Jon Dahl; ; medlem
Unni Strand; ; administrasjon""",
    ),
    Form(
        "oppmøte med status",
        """\
Møteprotokoll
Medlemmer Parti Oppmøte
Kari Nes AP Møtt
Ola Aas SP Forfall
Per Berg H Møtt
Anne Li V Møtt
""",
        """\
Kari Nes; AP; medlem
Ola Aas; SP; forfall
Per Berg; H; medlem
Anne Li; V; medlem""",
    ),
    Form(
        "acos: navn, parti, rolle, vara for",
        """\
Møteprotokoll
Hovedutvalg for oppvekst
Møtt:
Navn Parti Rolle Møtte for
Kari Nes Arbeiderpartiet Leder
Ola Aas Høyre Nestleder
Per Berg Arbeiderpartiet Medlem
Tor Egil Haug Høyre Varamedlem Nils Vik
Ikke møtt:
Navn Parti Rolle
Nils Vik Høyre Medlem
Andre møtende:
Unni Strand Rådgiver
""",
        """\
Kari Nes; Arbeiderpartiet; leder
Ola Aas; Høyre; nestleder
Per Berg; Arbeiderpartiet; medlem
Tor Egil Haug; Høyre; varamedlem; Nils Vik
Nils Vik; Høyre; forfall""",
    ),
    Form(
        "forfall i løpende tekst, i stedet møtte",
        """\
MØTEBOK FOR KOMMUNESTYRET
Til stede var: Ordfører Kari Nes (Ap), varaordfører Ola Aas (Sp), Per Berg (Ap), Anne Li
(H), Jon K. Dahl (FrP) og Siri Haug (SV).
Forfall: Nils Vik (Ap) og Eva Moe (H). I stedet møtte: Tor Holm (Ap) og Liv Sand (H).
Fra administrasjonen møtte kommunedirektør Geir Bakke og kommunalsjef Turid Eide.
Innkalling og saksliste ble godkjent. Kari Nes (Ap) stilte spørsmål.
""",
        """\
Kari Nes; Ap; leder
Ola Aas; Sp; nestleder
Per Berg; Ap; medlem
Anne Li; H; medlem
Jon K. Dahl; FrP; medlem
Siri Haug; SV; medlem
Nils Vik; Ap; forfall
Eva Moe; H; forfall
Tor Holm; Ap; varamedlem
Liv Sand; H; varamedlem
Geir Bakke; ; administrasjon
Turid Eide; ; administrasjon""",
    ),
    Form(
        "nynorsk: faste medlemmer, forfall og vara i kolonner",
        """\
Møteprotokoll
Utval: Formannskapet
Faste medlemmar som møtte Funksjon Parti
Kari Nes Ordførar SP
Ola Aas Varaordførar AP
Per Berg Medlem BL
Faste medlemmar som ikkje møtte Funksjon Parti Varamedlem Parti
Nils Vik Medlem H Tor Haug H
Eva Moe Medlem KRF
Frå administrasjonen møtte
Geir Holm Rådmann
Unni Strand Konsulent
Møtet vart leia av ordførar Kari Nes
""",
        """\
Kari Nes; SP; leder
Ola Aas; AP; nestleder
Per Berg; BL; medlem
Nils Vik; H; forfall
Tor Haug; H; varamedlem; Nils Vik
Eva Moe; KRF; forfall
Geir Holm; ; administrasjon
Unni Strand; ; administrasjon""",
    ),
    Form(
        "celler over flere linjer",
        """\
Møteprotokoll
Følgende medlemmer møtte Parti
Kari Nes AP
Anne Marie Bratlie
Nordmann
SP
Ola Aas SP
Per-Erik Halvorsen
Dahl H
Forfall Parti Varamedlem Parti
Nils Vik AP Tor Haug AP
""",
        """\
Kari Nes; AP; medlem
Anne Marie Bratlie Nordmann; SP; medlem
Ola Aas; SP; medlem
Per-Erik Halvorsen Dahl; H; medlem
Nils Vik; AP; forfall
Tor Haug; AP; varamedlem; Nils Vik""",
    ),
    Form(
        "råd uten parti",
        """\
Protokoll frå møte i Eldrerådet
Desse møtte:
Kari Nes, leiar
Ola Aas, nestleiar
Per Berg
Anne Li
Meldt forfall:
Nils Vik
Varamedlem som møtte:
Tor Haug for Nils Vik
Referent: Unni Strand
""",
        """\
Kari Nes; ; leder
Ola Aas; ; nestleder
Per Berg; ; medlem
Anne Li; ; medlem
Nils Vik; ; forfall
Tor Haug; ; varamedlem; Nils Vik
Unni Strand; ; administrasjon""",
    ),
    Form(
        "overskrift med ukjente ord",
        """\
Møteprotokoll
Kommunestyrets medlemmer som var til stede under møtet: Parti
Kari Nes AP
Ola Aas SP
Medlemmer med godkjent forfall: Parti
Nils Vik AP
Vararepresentanter i møtet: Parti
Tor Haug AP
Endring i tallet på medlemmer til stede:
Kari Nes AP gikk kl. 20.
Valgt til å underskrive protokollen: Parti
Per Berg H
""",
        """\
Kari Nes; AP; medlem
Ola Aas; SP; medlem
Nils Vik; AP; forfall
Tor Haug; AP; varamedlem""",
    ),
    Form(
        "med strek mellom navn og parti, semikolon og parentes om vara",
        """\
Møteprotokoll
Til stede:
Kari Nes – Ap
Ola Aas – Sp
Tor Haug – Sp (vara for Nils Vik)
Forfall:
Nils Vik – Sp
Fra adm.:
Geir Holm, rådmann
Turid Bakke, ass. rådmann
Møteleder var Kari Nes.
""",
        """\
Kari Nes; Ap; leder
Ola Aas; Sp; medlem
Tor Haug; Sp; varamedlem; Nils Vik
Nils Vik; Sp; forfall
Geir Holm; ; administrasjon
Turid Bakke; ; administrasjon""",
    ),
    Form(
        "lokallister og uavhengige",
        """\
Møteprotokoll
Følgende medlemmer møtte Parti
Kari Nes SOL
Ola Aas Bygdelista
Per Berg Uavh.
Anne Li Tverrpolitisk liste
Jon Dahl AP/SV
Siri Haug Kristelig Folkeparti
Forfall Parti Varamedlem Parti
Nils Vik SOL Tor Haug SOL
""",
        """\
Kari Nes; SOL; medlem
Ola Aas; Bygdelista; medlem
Per Berg; Uavh.; medlem
Anne Li; Tverrpolitisk liste; medlem
Jon Dahl; AP/SV; medlem
Siri Haug; Kristelig Folkeparti; medlem
Nils Vik; SOL; forfall
Tor Haug; SOL; varamedlem; Nils Vik""",
    ),
    Form(
        "medlemmer ført under hverandre med rolle først",
        """\
Møtebok
Møtende:
MEDL Kari Nes AP
MEDL Ola Aas SP
VARA Tor Haug H
LEDER Per Berg V
Meldt forfall:
MEDL Nils Vik H
""",
        """\
Kari Nes; AP; medlem
Ola Aas; SP; medlem
Tor Haug; H; varamedlem
Per Berg; V; leder
Nils Vik; H; forfall""",
    ),
    Form(
        "fylkesting: gruppert med parti på egen linje",
        """\
Protokoll
Fylkestinget
Til stede:
Fylkesordfører Kari Nes (Ap)
Fylkesvaraordfører Ola Aas (Sp)
Per Berg (Ap), Anne Li (Ap), Jon Dahl (H),
Siri Haug (Sp), Eva Moe (MDG).
Forfall:
Nils Vik (Ap), Liv Sand (R)
Varamedlemmer:
Tor Holm (Ap), Geir Eide (R)
""",
        """\
Kari Nes; Ap; leder
Ola Aas; Sp; nestleder
Per Berg; Ap; medlem
Anne Li; Ap; medlem
Jon Dahl; H; medlem
Siri Haug; Sp; medlem
Eva Moe; MDG; medlem
Nils Vik; Ap; forfall
Liv Sand; R; forfall
Tor Holm; Ap; varamedlem
Geir Eide; R; varamedlem""",
    ),
    Form(
        "tabell som går over sideskift, partinavn skrevet helt ut",
        """\
Møteprotokoll
Følgende medlemmer møtte:
Navn Funksjon Representerer
Kari Nes Leder Arbeiderpartiet
Ola Aas Nestleder Senterpartiet
Per Berg Medlem Miljøpartiet de Grønne
Siri Haug Vara Rødt
Eldrerådet 12.05.2022
2
Jon Dahl Medlem Venstre
Følgende medlemmer hadde forfall:
Navn Funksjon Representerer
Eva Moe Medlem Rødt
Følgende fra administrasjonen møtte:
Geir Holm, kommunedirektør
Frode Eide, Kystrevisjon IKS
""",
        """\
Kari Nes; Arbeiderpartiet; leder
Ola Aas; Senterpartiet; nestleder
Per Berg; Miljøpartiet de Grønne; medlem
Siri Haug; Rødt; varamedlem
Jon Dahl; Venstre; medlem
Eva Moe; Rødt; forfall
Geir Holm; ; administrasjon
Frode Eide; ; administrasjon""",
    ),
    Form(
        "medlemmer og møtende varamedlemmer",
        """\
Møteprotokoll
Medlemmer og møtende varamedlemmer
Navn Parti
Kari Nes AP
Ola Aas SP
Desse hadde meldt forfall: Per Berg og Anne Li
Møtende vara: Jon Dahl
Rådmann: Geir Holm
""",
        """\
Kari Nes; AP; medlem
Ola Aas; SP; medlem
Per Berg; ; forfall
Anne Li; ; forfall
Jon Dahl; ; varamedlem
Geir Holm; ; administrasjon""",
    ),
    Form(
        "komma mellom navn og parti i løpende tekst",
        """\
Protokoll
Til stede: Kari Nes, AP, Ola Aas, SP, Per Berg, H, og Anne Li, V.
Forfall: Jon Dahl, KrF.
""",
        """\
Kari Nes; AP; medlem
Ola Aas; SP; medlem
Per Berg; H; medlem
Anne Li; V; medlem
Jon Dahl; KrF; forfall""",
    ),
)
