import type { SeedProduct } from '../catalogue'

export const outdoors: readonly SeedProduct[] = [
  {
    slug: 'two-person-tent',
    name: 'Two-person tent',
    description:
      'A tent for two with a porch for boots and a stove, which one person can pitch in five minutes. The flysheet stands up to a wet week in the hills.',
    category: 'tents-and-sleeping',
    attributes: {
      material: 'Recycled nylon',
      colour: 'Orange',
      capacity: '2 people',
      origin: 'Sweden',
      care: 'Wipe clean',
    },
    images: [{ file: 'two-person-tent.svg', alt: 'An orange dome tent with its door open among grass' }],
    variants: [{ sku: 'TNT-2P-ORG', name: 'Two-person tent', options: {}, amount: 27500, stock: 18 }],
  },
  {
    slug: 'down-sleeping-bag',
    name: 'Down sleeping bag',
    description: 'Responsibly sourced duck down in a mummy shape, warm to minus four. It packs to the size of a loaf.',
    category: 'tents-and-sleeping',
    attributes: { material: 'Recycled nylon', colour: 'Teal', origin: 'Germany', care: 'Hand wash' },
    images: [{ file: 'down-sleeping-bag.svg', alt: 'A teal mummy-shaped sleeping bag, partly unzipped' }],
    variants: [
      { sku: 'SLP-DWN-REG', name: 'Regular', options: { size: 'Regular' }, amount: 18900, stock: 25 },
      { sku: 'SLP-DWN-LNG', name: 'Long', options: { size: 'Long' }, amount: 20900, stock: 19 },
    ],
  },
  {
    slug: 'camp-lantern',
    name: 'Camp lantern',
    description:
      'A rechargeable lantern with a warm light that dims down to a glimmer. It lasts for three nights and has a hook for the tent roof.',
    category: 'chairs-and-lanterns',
    attributes: { material: 'Aluminium', colour: 'Green', origin: 'Germany', care: 'Wipe clean' },
    images: [{ file: 'camp-lantern.svg', alt: 'A green camping lantern glowing warmly' }],
    variants: [{ sku: 'LAN-CMP-G', name: 'Camp lantern', options: {}, amount: 4900, stock: 72 }],
  },
  {
    slug: 'folding-camp-chair',
    name: 'Folding camp chair',
    description:
      'A canvas seat on an ash frame that folds flat and fits behind the car seats. Both cloth and frame can be replaced.',
    category: 'chairs-and-lanterns',
    attributes: { material: 'Canvas', origin: 'Denmark', care: 'Wipe clean' },
    images: [{ file: 'folding-camp-chair.svg', alt: 'A folding wooden chair with a rust-red canvas seat' }],
    variants: [
      { sku: 'CHR-FLD-RUS', name: 'Rust', options: { colour: 'Rust' }, amount: 8600, stock: 33 },
      { sku: 'CHR-FLD-FOR', name: 'Forest', options: { colour: 'Forest' }, amount: 8600, stock: 28 },
    ],
  },
  {
    slug: 'gas-camp-stove',
    name: 'Gas camp stove',
    description:
      'A folding stove that boils a pot of water in under four minutes. The three arms hold anything from a mug to a family pan.',
    category: 'camp-kitchen',
    attributes: { material: 'Steel', colour: 'Silver', origin: 'Sweden', care: 'Wipe clean' },
    images: [{ file: 'gas-camp-stove.svg', alt: 'A small gas stove with a blue flame on a red canister' }],
    variants: [{ sku: 'STV-GAS-1', name: 'Gas camp stove', options: {}, amount: 5600, stock: 48 }],
  },
  {
    slug: 'enamel-camp-mug',
    name: 'Enamel camp mug',
    description:
      'A light steel mug that can go straight on the fire. The rim is rolled and the enamel chips before it cracks, as it should.',
    category: 'camp-kitchen',
    attributes: { material: 'Steel', capacity: '400 ml', origin: 'Poland', care: 'Dishwasher safe' },
    images: [{ file: 'enamel-camp-mug.svg', alt: 'A blue enamel mug with white speckles and a dark rim' }],
    variants: [
      { sku: 'MUG-ENM-BLU', name: 'Blue', options: { colour: 'Blue' }, amount: 1200, stock: 210 },
      { sku: 'MUG-ENM-WHI', name: 'White', options: { colour: 'White' }, amount: 1200, stock: 190 },
      { sku: 'MUG-ENM-FOR', name: 'Forest', options: { colour: 'Forest' }, amount: 1200, stock: 135 },
    ],
  },
  {
    slug: 'vacuum-flask',
    name: 'Vacuum flask',
    description:
      'Keeps tea hot for twelve hours or water cold for a day, and does not leak in a bag. The lid doubles as a cup.',
    category: 'camp-kitchen',
    attributes: { material: 'Steel', origin: 'Japan', care: 'Hand wash' },
    images: [{ file: 'vacuum-flask.svg', alt: 'A forest green vacuum flask with a steel cup for a lid' }],
    variants: [
      {
        sku: 'FLK-VAC-500ML-FOR',
        name: '500 ml / Forest',
        options: { size: '500 ml', colour: 'Forest' },
        amount: 3200,
        stock: 105,
      },
      {
        sku: 'FLK-VAC-500ML-SAN',
        name: '500 ml / Sand',
        options: { size: '500 ml', colour: 'Sand' },
        amount: 3200,
        stock: 84,
      },
      {
        sku: 'FLK-VAC-750ML-FOR',
        name: '750 ml / Forest',
        options: { size: '750 ml', colour: 'Forest' },
        amount: 3800,
        stock: 92,
      },
      {
        sku: 'FLK-VAC-750ML-SAN',
        name: '750 ml / Sand',
        options: { size: '750 ml', colour: 'Sand' },
        amount: 3800,
        stock: 3,
      },
    ],
  },
  {
    slug: 'day-backpack',
    name: 'Day backpack',
    description:
      'A roll-top pack of waxed canvas with a padded back and a pocket for a laptop. Twenty litres is room enough for a day in town or on the moor.',
    category: 'bags',
    attributes: { material: 'Canvas', capacity: '20 l', origin: 'Portugal', care: 'Wipe clean' },
    images: [{ file: 'day-backpack.svg', alt: 'A mustard roll-top backpack with leather straps' }],
    variants: [
      { sku: 'BPK-DAY-MUS', name: 'Mustard', options: { colour: 'Mustard' }, amount: 11200, stock: 36 },
      { sku: 'BPK-DAY-NAV', name: 'Navy', options: { colour: 'Navy' }, amount: 11200, stock: 49 },
      { sku: 'BPK-DAY-FOR', name: 'Forest', options: { colour: 'Forest' }, amount: 11200, stock: 27 },
    ],
  },
  {
    slug: 'weekend-bag',
    name: 'Canvas weekend bag',
    description:
      'A roomy holdall with leather handles and a base that shrugs off wet platforms. It fits in the overhead rack and holds three days of clothes.',
    category: 'bags',
    attributes: { material: 'Canvas', colour: 'Navy', capacity: '38 l', origin: 'Portugal', care: 'Wipe clean' },
    images: [{ file: 'weekend-bag.svg', alt: 'A navy canvas holdall with tan leather handles' }],
    variants: [
      { sku: 'BAG-WKD-38', name: 'Canvas weekend bag', options: {}, amount: 14800, compareAtAmount: 17500, stock: 22 },
    ],
  },
  {
    slug: 'dry-bag',
    name: 'Roll-top dry bag',
    description:
      'Welded seams and a roll-down top keep clothes dry in a canoe or a downpour. Squeeze the air out and it packs small.',
    category: 'bags',
    attributes: { material: 'Recycled nylon', origin: 'Vietnam', care: 'Wipe clean' },
    images: [{ file: 'dry-bag.svg', alt: 'A blue roll-top dry bag closed with a buckle' }],
    variants: [
      {
        sku: 'DRY-RLL-10L-BLU',
        name: '10 l / Blue',
        options: { size: '10 l', colour: 'Blue' },
        amount: 1800,
        stock: 90,
      },
      {
        sku: 'DRY-RLL-10L-ORA',
        name: '10 l / Orange',
        options: { size: '10 l', colour: 'Orange' },
        amount: 1800,
        stock: 76,
      },
      {
        sku: 'DRY-RLL-20L-BLU',
        name: '20 l / Blue',
        options: { size: '20 l', colour: 'Blue' },
        amount: 2400,
        stock: 84,
      },
      {
        sku: 'DRY-RLL-20L-ORA',
        name: '20 l / Orange',
        options: { size: '20 l', colour: 'Orange' },
        amount: 2400,
        stock: 102,
      },
      {
        sku: 'DRY-RLL-35L-BLU',
        name: '35 l / Blue',
        options: { size: '35 l', colour: 'Blue' },
        amount: 3200,
        stock: 43,
      },
      {
        sku: 'DRY-RLL-35L-ORA',
        name: '35 l / Orange',
        options: { size: '35 l', colour: 'Orange' },
        amount: 3200,
        stock: 38,
      },
    ],
  },
  {
    slug: 'brass-compass',
    name: 'Brass compass',
    description:
      'A pocket compass with a hinged lid and a needle that settles quickly. The card glows for some hours after dark.',
    category: 'on-the-trail',
    attributes: { material: 'Brass', colour: 'Brass', origin: 'England', care: 'Wipe clean' },
    images: [{ file: 'brass-compass.svg', alt: 'An open brass pocket compass with a red and white needle' }],
    variants: [{ sku: 'CMP-BRS', name: 'Brass compass', options: {}, amount: 4400, stock: 29 }],
  },
  {
    slug: 'head-torch',
    name: 'Head torch',
    description:
      'A light head torch with a wide beam for camp and a narrow one for the path. It charges from any USB-C cable.',
    category: 'on-the-trail',
    attributes: { material: 'Aluminium', colour: 'Orange', origin: 'Germany', care: 'Wipe clean' },
    images: [{ file: 'head-torch.svg', alt: 'A head torch on an orange and grey elastic band' }],
    variants: [{ sku: 'TRC-HED', name: 'Head torch', options: {}, amount: 3900, stock: 66 }],
  },
  {
    slug: 'pocket-knife',
    name: 'Pocket knife',
    description:
      'A folding knife with an olive-wood handle and a ring that locks the blade. Good for cheese, string and whittling.',
    category: 'on-the-trail',
    attributes: { material: 'Steel', colour: 'Silver', origin: 'France', care: 'Hand wash' },
    images: [{ file: 'pocket-knife.svg', alt: 'A half-open pocket knife with an olive-wood handle' }],
    variants: [{ sku: 'KNF-PKT', name: 'Pocket knife', options: {}, amount: 2700, stock: 94 }],
  },
  {
    slug: 'trekking-poles',
    name: 'Trekking poles, pair',
    description:
      'Three-section poles with cork grips that are kind to warm hands. They lock with levers which you can work in gloves.',
    category: 'on-the-trail',
    attributes: { material: 'Aluminium', colour: 'Teal', origin: 'Austria', care: 'Wipe clean' },
    images: [{ file: 'trekking-poles.svg', alt: 'Two crossed trekking poles with cork grips' }],
    variants: [{ sku: 'POL-TRK-2', name: 'Trekking poles, pair', options: {}, amount: 7900, stock: 31 }],
  },
]
