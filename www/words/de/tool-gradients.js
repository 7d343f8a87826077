/** @type {typeof import('../en/tool-gradients.js').english} */
export default {
  activation: 'Aktivierung dieses Netzes',
  beside: 'Daneben, in Grau',
  none: 'nichts',
  ten: 'Zehn Sigmoid-Schichten',
  tenHint:
    'Gibt diesem Netz zehn verdeckte Schichten aus 5 Sigmoid-Einheiten, mit Xavier-Startwerten ohne den Faktor 4 und λ = 0.',
  switchHint:
    'Das Netz wird mit einer anderen Aktivierung neu trainiert; die früheren Kurven bleiben in Grau stehen.',
  updates: 'Schritt',
  error: 'Gradient von',
  errors: { e: 'E = D + λR', d: 'D allein' },
  penaltyNote:
    'Mit λ > 0 hat λR in jeder Schicht einen eigenen Gradienten, der nirgends verschwindet; der von D allein zeigt, was zurückkommt.',
  axis: 'Achse der Schritte',
  axes: { log: 'logarithmisch', linear: 'linear' },
  share: 'Anteil',
  shares: {
    saturated: 'gesättigte Paare',
    dead: 'tote Einheiten',
    zero: 'Ableitungen gleich null',
  },
  shareNotes: {
    saturated:
      'Paare aus Einheit und Trainingspunkt, bei denen σ′(z) unter 5 % des größten σ′ liegt: Was zurückkommt, geht dort fast verloren.',
    dead: 'Einheiten, bei denen σ′(z) an jedem Trainingspunkt unter 0,1 % des größten σ′ liegt: Sie lernen kaum noch.',
    zero: 'Paare aus Einheit und Trainingspunkt mit ∂D/∂z = 0 exakt. Die Zeile der Einheit in ∂D/∂Θ ist für diesen Punkt null: Die Gradienten sind dünn besetzt.',
  },
  noHidden:
    'Dieses Netz hat keine verdeckten Schichten: Sein einziger Gradient ist ∂E/∂Θ⁽⁰⁾, unterwegs kann nichts verschwinden.',
  noPoints: 'Es gibt keine Trainingspunkte und damit keinen Gradienten.',
  comes: 'Die Gradienten werden berechnet.',
  layer: (layer) => `Schicht ${layer}`,
  norms: {
    title: (norm) => `${norm} jeder Schicht im Lauf des Trainings`,
    titleBeside: (norm, activation, former) =>
      `${norm} jeder Schicht im Lauf des Trainings: ${activation}, in Grau ${former}`,
    label: (title, update, first, last, ratio) =>
      `${title}. Bei Schritt ${update}: ${first} in der ersten Schicht, ${last} in der letzten, in der ersten das ${ratio}-Fache der letzten.`,
  },
  shareTitle: (share) => `Anteil jeder verdeckten Schicht im Lauf des Trainings: ${share}`,
  shareLabel: (title, update, values) =>
    `${title}. Bei Schritt ${update}, von der ersten Schicht an: ${values}.`,
  moment: 'Ablesen bei Schritt',
  updateOf: (update, last) => `Schritt ${update} von ${last}`,
  go: 'Das Netz zu diesem Schritt bringen',
  table: {
    caption: (update) => `Bei Schritt ${update}`,
    layer: 'Θ',
    former: (former) => `mit ${former}`,
    saturated: 'gesättigt',
    dead: 'tot',
    zero: 'null',
  },
  ratio: (ratio, first, last) => `Der Gradient von ${first} ist das ${ratio}-Fache dessen von ${last}.`,
  formerRatio: (ratio, former) => `Mit ${former} ist er das ${ratio}-Fache.`,
  numbers: 'Alle behaltenen Zeitpunkte des Trainings',
};
