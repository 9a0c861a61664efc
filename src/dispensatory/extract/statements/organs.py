"""What is named by a kidney or a liver and yet is an illness of its own, not how well the organ works."""

from __future__ import annotations

# Part of a pattern, for what follows the organ: "renal artery stenosis", "liver abscess".
OF_ITS_OWN = (
    r"transplant\w*|allografts?|stones?|calcul(?:us|i)|colic|cancers?|tumou?rs?|adenomas?|carcinomas?|cell"
    r"|metastas[ei]s|lesions?|cysts?|abscess(?:es)?|infections?|(?:pre-?)?coma|encephalopathy|porphyrias?|osteodystrophy"
    r"|hypertension|tubular (?:acidosis|disorders?)|(?:artery|arterial|arteries|vein|venous|vascular)"
    r" (?:stenos[ei]s|thrombos[ei]s|occlusion|narrowing|obstruction|disease|aneurysms?)|stenos[ei]s|arter(?:y|ies)"
    r"|flukes?(?: infections?)?"
)
