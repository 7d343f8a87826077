/** @type {typeof import('../en/help.js').english} */
export default {
  title: 'Tasten, und was alles bedeutet',
  parts: {
    start: 'In Kürze',
    keys: 'Tasten',
    quantities: 'Größen',
    picture: 'Das Bild',
    states: 'Zustände eines Netzes',
    links: 'Links und Dateien',
    elsewhere: 'λ in anderen Programmen',
    about: 'Über diese Seite',
  },
  start: [
    'Alle Abbildungen zeigen dieselben Punkte. Jedes Netz wird mit ihnen trainiert, jetzt, in Ihrem Browser; das Optimum ist, was sich wissen ließe, wenn die Verteilung der Punkte bekannt wäre.',
    'Ziehen Sie λ unter einer Abbildung: Das Bild folgt sofort, und 0,3 Sekunden später ist das Netz mit diesem λ neu von seiner Startzahl an trainiert. Gleiche Einstellungen geben so immer gleiche Bilder.',
    'Unter Szenen gibt es zu jeder Folie der Vorlesung etwas auszuprobieren. Der Inspektor einer Abbildung zeigt Einheiten, Gewichte und Kurven.',
  ],
  keys: {
    enabled: 'Einzelne Buchstaben und die Leertaste sind Tastenkürzel',
    pageKeys: ['Bild ab', 'Bild auf'],
    space: 'Leertaste',
    doubleClick: 'Doppelklick',
    does: {
      train: 'trainieren oder anhalten',
      step: 'ein Schritt jedes Netzes',
      reset: 'jedes Netz beginnt neu mit seiner Startzahl',
      inspect: 'in das Netz hineinsehen, das den Fokus hat, oder in das erste',
      present: 'die Abbildungen allein, groß und auf dem ganzen Bildschirm',
      help: 'diese Hilfe',
      escape: 'den Inspektor, ein Menü oder einen Dialog schließen',
      undo: 'rückgängig machen',
      redo: 'wiederholen',
      back: 'Zurück im Browser: zur Szene davor',
      beat: 'in einer Lektion: weiter oder zurück; das senden auch Fernbedienungen',
      hall: 'in einer Lektion: nur die Abbildungen, wie P',
      lessons: 'in einer Lektion: alle Szenen',
      arrows: 'auf einem Schieberegler: der nächste Wert; mit Bild auf und Bild ab in größeren Stufen',
    },
    stage: {
      title: 'Beim Vorführen',
      enlarge: 'eine Abbildung allein oder wieder alle',
      next: 'die nächste Abbildung oder die nächste Seite',
      black: 'schwarzer Bildschirm; jede Taste beendet ihn',
      numbers: 'Zahlen unter den Abbildungen',
      code: 'ein QR-Code, der die Abbildungen auf dem Telefon öffnet',
      train: 'trainieren oder anhalten, ein Schritt, zurücksetzen: wie auf der Seite',
      leave: 'zurück zur Seite',
    },
  },
  quantities: [
    ['m', 'Anzahl der Trainingspunkte'],
    ['x₁, x₂', 'die Eingaben: wo ein Punkt liegt'],
    [
      'y',
      'die Klasse eines Punktes: bei zweien 1 für ein Kreuz und 0 für einen Kreis, bei mehr so viele Zahlen, von denen die seiner Klasse 1 ist; oder sein Wert',
    ],
    ['t', 'die Ausgabe des Netzes: die Wahrscheinlichkeit einer Klasse oder der vorhergesagte Wert'],
    ['Θ⁽ˡ⁾', 'die Gewichte von Schicht l zur nächsten; was zur konstanten 1 gehört, ist der Bias'],
    [
      'D',
      'der Fehler auf den Daten: mittlere Kreuzentropie −Σ y ln t oder mittlerer quadratischer Fehler Σ (t − y)²; auf Testpunkten sagt er, wie gut ein Netz bei Punkten ist, die es nie gesehen hat',
    ],
    ['R', '(1/m) mal die Summe aller quadrierten Gewichte, ohne Bias'],
    ['λ', 'wie viel R zählt: 0 lässt die Gewichte frei, ein großes λ drückt sie gegen 0'],
    ['E', 'D + λR, was das Training so klein wie möglich macht'],
  ],
  picture: [
    [
      'Farben',
      'die Wahrscheinlichkeit eines Kreuzes: blau ist sicher ein Kreis, orange sicher ein Kreuz, blass ist unentschieden. Bei mehr Klassen die Farbe der wahrscheinlichsten, bei Werten der Wert.',
    ],
    [
      'Höhenlinien',
      'wo die Wahrscheinlichkeit 0,01; 0,1; 0,5 und 0,9 ist; bei 0,5 wechselt die Entscheidung.',
    ],
    [
      'Punkte',
      'die Trainingspunkte, mit einem Zeichen je Klasse; Testpunkte sind, wenn sie gezeigt werden, blasser.',
    ],
    [
      'Optimum',
      'die A-posteriori-Wahrscheinlichkeit der Klasse unter der Verteilung, aus der die Punkte stammen, oder E[y|x]. Ihr Anteil falscher Entscheidungen ist der Bayes-Fehler: besser geht es auf neuen Punkten nicht.',
    ],
  ],
  states: {
    training: 'es werden Schritte gemacht.',
    paused: 'Sie haben es angehalten oder seine Gewichte geändert; Trainieren fährt fort.',
    converged:
      'E kann kaum noch kleiner werden: L-BFGS ist in seinem Minimum, oder alle Ableitungen sind winzig.',
    resting:
      'es hat von selbst 2000 Epochen gemacht, ohne konvergiert zu sein; Schritt und Epoche fahren fort.',
    collapsed: 'λ ist so groß, dass alle Gewichte 0 wurden; das Netz gibt überall dieselbe Antwort.',
    vanished: 'Schicht für Schicht wurde der Gradient so klein, dass der Abstieg stehen bleibt.',
    diverged: 'E ist über alle Grenzen gewachsen; die Lernrate ist zu groß.',
  },
  links: [
    'Die Adresse dieser Seite enthält immer alle Einstellungen. „Link kopieren“ kopiert sie; wer sie öffnet, sieht dieselben Bilder, bis aufs letzte Bit.',
    'Wurde das Training bei einem Schritt angehalten, so steht auch das im Link, wenn nötig mit den Gewichten.',
    '„Teilen & Sichern“ macht SVG, PNG und PDF aus den Abbildungen, Dateien mit den Gewichten, Programme in Python und einen Rahmen für Folien.',
    'Nichts verlässt Ihren Rechner: Die Seite hat keinen Server.',
  ],
  elsewhere: [
    ['scikit-learn', 'alpha = 2λ'],
    ['PyTorch', 'weight_decay = 2λ/m'],
    ['TensorFlow Playground', 'regularization rate = 2λ/m'],
  ],
  about: {
    text: 'Diese Seite ist freie Software, nach Wahl unter der MIT-Lizenz oder Apache-2.0.',
    licences: 'Die Lizenzen von allem, woraus sie besteht',
  },
};
