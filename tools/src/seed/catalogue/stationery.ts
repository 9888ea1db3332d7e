import type { SeedProduct } from '../catalogue'

export const stationery: readonly SeedProduct[] = [
  {
    slug: 'clothbound-notebook',
    name: 'Clothbound notebook',
    description:
      'A sewn notebook of 192 smooth pages that opens flat anywhere. It has a ribbon, a pocket at the back and a cloth that wears in well.',
    category: 'notebooks',
    attributes: { material: 'Paper', origin: 'Germany' },
    images: [{ file: 'clothbound-notebook.svg', alt: 'A teal cloth notebook with a ribbon and an elastic band' }],
    variants: [
      {
        sku: 'NTB-CLT-PLA-TEA',
        name: 'Plain / Teal',
        options: { paper: 'Plain', colour: 'Teal' },
        amount: 1900,
        stock: 110,
      },
      {
        sku: 'NTB-CLT-PLA-RUS',
        name: 'Plain / Rust',
        options: { paper: 'Plain', colour: 'Rust' },
        amount: 1900,
        stock: 86,
      },
      {
        sku: 'NTB-CLT-PLA-CHA',
        name: 'Plain / Charcoal',
        options: { paper: 'Plain', colour: 'Charcoal' },
        amount: 1900,
        stock: 130,
      },
      {
        sku: 'NTB-CLT-DOT-TEA',
        name: 'Dotted / Teal',
        options: { paper: 'Dotted', colour: 'Teal' },
        amount: 1900,
        stock: 150,
      },
      {
        sku: 'NTB-CLT-DOT-RUS',
        name: 'Dotted / Rust',
        options: { paper: 'Dotted', colour: 'Rust' },
        amount: 1900,
        stock: 94,
      },
      {
        sku: 'NTB-CLT-DOT-CHA',
        name: 'Dotted / Charcoal',
        options: { paper: 'Dotted', colour: 'Charcoal' },
        amount: 1900,
        stock: 165,
      },
    ],
  },
  {
    slug: 'sketchbook',
    name: 'Wire-bound sketchbook',
    description:
      'Heavy paper with a little tooth that takes pencil, ink and a light wash. The back board is stiff enough to draw on standing up.',
    category: 'notebooks',
    attributes: { material: 'Paper', colour: 'Natural', origin: 'Italy' },
    images: [{ file: 'sketchbook.svg', alt: 'An open wire-bound sketchbook with a drawing of hills' }],
    variants: [
      { sku: 'SKB-WIR-A5', name: 'A5', options: { size: 'A5' }, amount: 1300, stock: 125 },
      { sku: 'SKB-WIR-A4', name: 'A4', options: { size: 'A4' }, amount: 1900, stock: 90 },
    ],
  },
  {
    slug: 'pocket-notebooks',
    name: 'Pocket notebooks, set of three',
    description:
      'Three slim stapled notebooks that fit a shirt pocket, in plain card covers. Forty-eight pages each, dotted throughout.',
    category: 'notebooks',
    attributes: { material: 'Paper', colour: 'Mixed', origin: 'Sweden' },
    images: [{ file: 'pocket-notebooks.svg', alt: 'Three small notebooks fanned out in sage, clay and mustard' }],
    variants: [{ sku: 'NTB-PKT-3', name: 'Pocket notebooks, set of three', options: {}, amount: 1100, stock: 185 }],
  },
  {
    slug: 'brass-pen',
    name: 'Brass ballpoint pen',
    description:
      'Turned from solid brass and left bare so that it darkens where you hold it. It takes the common long refill, black to begin with.',
    category: 'pens-and-pencils',
    attributes: { material: 'Brass', colour: 'Brass', origin: 'Japan' },
    images: [{ file: 'brass-pen.svg', alt: 'A brass ballpoint pen beside a line of ink' }],
    variants: [{ sku: 'PEN-BRS', name: 'Brass ballpoint pen', options: {}, amount: 3600, stock: 58 }],
  },
  {
    slug: 'fountain-pen',
    name: 'Fountain pen',
    description:
      'A light everyday pen with a steel nib that starts at the first touch. It comes with a converter, so that it can drink from any bottle.',
    category: 'pens-and-pencils',
    attributes: { material: 'Steel', colour: 'Forest', origin: 'Germany' },
    images: [{ file: 'fountain-pen.svg', alt: 'A green fountain pen with its cap beside it' }],
    variants: [
      { sku: 'PEN-FNT-F', name: 'Fine', options: { nib: 'Fine' }, amount: 6400, stock: 42 },
      { sku: 'PEN-FNT-M', name: 'Medium', options: { nib: 'Medium' }, amount: 6400, stock: 55 },
      { sku: 'PEN-FNT-B', name: 'Broad', options: { nib: 'Broad' }, amount: 6400, stock: 24 },
    ],
  },
  {
    slug: 'colour-pencils',
    name: 'Colour pencils',
    description:
      'Soft, rich pencils in cedar that blend well and sharpen without breaking. They come in a tin that survives a school bag.',
    category: 'pens-and-pencils',
    attributes: { material: 'Wood', colour: 'Mixed', origin: 'Germany' },
    images: [{ file: 'colour-pencils.svg', alt: 'A row of colour pencils fanned out by hue' }],
    variants: [
      { sku: 'PCL-COL-12', name: '12 pencils', options: { size: '12 pencils' }, amount: 1800, stock: 140 },
      { sku: 'PCL-COL-24', name: '24 pencils', options: { size: '24 pencils' }, amount: 3400, stock: 88 },
    ],
  },
  {
    slug: 'bottled-ink',
    name: 'Bottled ink',
    description:
      'A calm, well-behaved ink that dries in a few seconds and does not feather on cheap paper. The bottle is shaped so that you can reach the last drop.',
    category: 'pens-and-pencils',
    attributes: { material: 'Glass', capacity: '50 ml', origin: 'Japan' },
    images: [{ file: 'bottled-ink.svg', alt: 'A square glass bottle of blue ink' }],
    variants: [
      { sku: 'INK-BTL-BLU', name: 'Blue', options: { colour: 'Blue' }, amount: 2200, stock: 62 },
      { sku: 'INK-BTL-MOS', name: 'Moss', options: { colour: 'Moss' }, amount: 2200, stock: 37 },
      { sku: 'INK-BTL-SEP', name: 'Sepia', options: { colour: 'Sepia' }, amount: 2200, stock: 45 },
    ],
  },
  {
    slug: 'paper-scissors',
    name: 'Paper scissors',
    description:
      'Long slim blades that cut a straight line without chatter, with loops that suit either hand. They come in a card sleeve.',
    category: 'desk',
    attributes: { material: 'Steel', colour: 'Black', origin: 'Japan' },
    images: [{ file: 'paper-scissors.svg', alt: 'A pair of slim scissors with black handles' }],
    variants: [{ sku: 'SCS-PPR', name: 'Paper scissors', options: {}, amount: 2900, stock: 76 }],
  },
  {
    slug: 'letter-set',
    name: 'Letter-writing set',
    description:
      'Twenty sheets and twenty lined envelopes in soft cotton paper. Enough to answer everyone whom you owe a letter.',
    category: 'desk',
    attributes: { material: 'Paper', colour: 'Cream', origin: 'Italy' },
    images: [{ file: 'letter-set.svg', alt: 'A cream envelope with a rust lining and a sheet of paper' }],
    variants: [{ sku: 'LTR-SET-20', name: 'Letter-writing set', options: {}, amount: 1600, stock: 120 }],
  },
  {
    slug: 'paper-tape',
    name: 'Paper tape, set of five',
    description:
      'Five rolls of low-tack tape that lift off without a mark. Good for labels, parcels, and pictures on a painted wall.',
    category: 'desk',
    attributes: { material: 'Paper', colour: 'Mixed', origin: 'Japan' },
    images: [{ file: 'paper-tape.svg', alt: 'Rolls of coloured paper tape' }],
    variants: [{ sku: 'TAP-PPR-5', name: 'Paper tape, set of five', options: {}, amount: 900, stock: 230 }],
  },
  {
    slug: 'oak-pen-pot',
    name: 'Oak pen pot',
    description:
      'Turned from one block of oak with a cork foot that keeps the desk unmarked. It holds a dozen pens and a pair of scissors.',
    category: 'desk',
    attributes: { material: 'Wood', colour: 'Natural', origin: 'England', care: 'Wipe clean' },
    images: [{ file: 'oak-pen-pot.svg', alt: 'A turned oak pot with pencils, a brush and a ruler in it' }],
    variants: [
      { sku: 'POT-PEN-OAK', name: 'Oak pen pot', options: {}, amount: 2100, compareAtAmount: 2600, stock: 64 },
    ],
  },
]
