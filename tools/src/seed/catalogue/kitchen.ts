import type { SeedProduct } from '../catalogue'

export const kitchen: readonly SeedProduct[] = [
  {
    slug: 'stoneware-mug',
    name: 'Stoneware mug',
    description:
      'A generous mug with a handle that takes three fingers and a foot left unglazed. Each one is thrown by hand, so no two are quite the same height.',
    category: 'mugs-and-glasses',
    attributes: { material: 'Stoneware', capacity: '350 ml', origin: 'Portugal', care: 'Dishwasher safe' },
    images: [{ file: 'stoneware-mug.svg', alt: 'A moss green stoneware mug with a bare clay foot' }],
    variants: [
      { sku: 'MUG-STN-MOS', name: 'Moss', options: { colour: 'Moss' }, amount: 1800, stock: 120 },
      { sku: 'MUG-STN-OAT', name: 'Oat', options: { colour: 'Oat' }, amount: 1800, stock: 96 },
      { sku: 'MUG-STN-INK', name: 'Ink', options: { colour: 'Ink' }, amount: 1800, stock: 48 },
    ],
  },
  {
    slug: 'ribbed-tumblers',
    name: 'Ribbed tumblers, set of four',
    description:
      'Pressed glass tumblers with fine ribs that make them easy to hold with wet hands. They stack two high and cope well with everyday knocks.',
    category: 'mugs-and-glasses',
    attributes: { material: 'Glass', colour: 'Clear', capacity: '280 ml', origin: 'France', care: 'Dishwasher safe' },
    images: [{ file: 'ribbed-tumblers.svg', alt: 'Four ribbed glass tumblers, one half full of water' }],
    variants: [{ sku: 'TUM-RIB-4', name: 'Ribbed tumblers, set of four', options: {}, amount: 2600, stock: 140 }],
  },
  {
    slug: 'glass-carafe',
    name: 'Glass carafe',
    description:
      'A mouth-blown carafe with a cork ball that rolls aside as you pour. It fits in the door of most fridges.',
    category: 'mugs-and-glasses',
    attributes: { material: 'Glass', colour: 'Clear', capacity: '1 l', origin: 'Portugal', care: 'Hand wash' },
    images: [{ file: 'glass-carafe.svg', alt: 'A glass carafe of water closed with a round cork' }],
    variants: [{ sku: 'CAR-GLS-1L', name: 'Glass carafe', options: {}, amount: 3400, stock: 62 }],
  },
  {
    slug: 'stovetop-coffee-maker',
    name: 'Stovetop coffee maker',
    description:
      'The eight-sided pot that has made breakfast coffee for generations, in solid aluminium with a beech handle. Spare seals are always in stock.',
    category: 'coffee-and-tea',
    attributes: { material: 'Aluminium', colour: 'Silver', origin: 'Italy', care: 'Hand wash' },
    images: [
      { file: 'stovetop-coffee-maker.svg', alt: 'An eight-sided aluminium stovetop coffee maker with a wooden handle' },
    ],
    variants: [
      { sku: 'CFM-STV-3CUP', name: '3 cup', options: { size: '3 cup' }, amount: 2900, stock: 85 },
      { sku: 'CFM-STV-6CUP', name: '6 cup', options: { size: '6 cup' }, amount: 3600, stock: 110 },
      { sku: 'CFM-STV-9CUP', name: '9 cup', options: { size: '9 cup' }, amount: 4400, stock: 30 },
    ],
  },
  {
    slug: 'round-teapot',
    name: 'Round teapot',
    description:
      'A pot-bellied teapot with a spout that does not drip and a deep steel basket for loose leaves. It makes four good cups.',
    category: 'coffee-and-tea',
    attributes: { material: 'Stoneware', capacity: '1 l', origin: 'England', care: 'Dishwasher safe' },
    images: [{ file: 'round-teapot.svg', alt: 'A round teal teapot with its lid on' }],
    variants: [
      { sku: 'TPT-RND-TEA', name: 'Teal', options: { colour: 'Teal' }, amount: 4200, stock: 44 },
      { sku: 'TPT-RND-CRE', name: 'Cream', options: { colour: 'Cream' }, amount: 4200, stock: 0 },
    ],
  },
  {
    slug: 'pour-over-dripper',
    name: 'Pour-over dripper',
    description:
      'A ceramic cone that sits on a mug or a jug and holds the heat while the coffee runs through. It takes ordinary size two filter papers.',
    category: 'coffee-and-tea',
    attributes: { material: 'Stoneware', colour: 'White', origin: 'Japan', care: 'Dishwasher safe' },
    images: [{ file: 'pour-over-dripper.svg', alt: 'A white ceramic coffee dripper on top of a glass jug of coffee' }],
    variants: [{ sku: 'DRP-CER-2', name: 'Pour-over dripper', options: {}, amount: 2400, stock: 75 }],
  },
  {
    slug: 'hand-coffee-grinder',
    name: 'Hand coffee grinder',
    description:
      'A quiet grinder with hardened steel burrs and a beech knob that sits well in the palm. Turn the ring under the lid to go from fine to coarse.',
    category: 'coffee-and-tea',
    attributes: { material: 'Steel', colour: 'Silver', capacity: '30 g', origin: 'Germany', care: 'Wipe clean' },
    images: [{ file: 'hand-coffee-grinder.svg', alt: 'A steel hand coffee grinder with a crank and a wooden knob' }],
    variants: [{ sku: 'GRD-HND-30', name: 'Hand coffee grinder', options: {}, amount: 6800, stock: 27 }],
  },
  {
    slug: 'cast-iron-skillet',
    name: 'Cast-iron skillet',
    description:
      'A heavy pan that sears, bakes and goes straight from the hob to the table. It comes seasoned with rapeseed oil and gets better with every use.',
    category: 'pots-and-pans',
    attributes: { material: 'Cast iron', colour: 'Black', origin: 'Sweden', care: 'Hand wash' },
    images: [{ file: 'cast-iron-skillet.svg', alt: 'A black cast-iron skillet seen from above with two fried eggs' }],
    variants: [
      { sku: 'SKL-IRN-20CM', name: '20 cm', options: { size: '20 cm' }, amount: 3900, stock: 70 },
      { sku: 'SKL-IRN-26CM', name: '26 cm', options: { size: '26 cm' }, amount: 5400, stock: 92 },
      { sku: 'SKL-IRN-30CM', name: '30 cm', options: { size: '30 cm' }, amount: 6900, stock: 3 },
    ],
  },
  {
    slug: 'enamelled-casserole',
    name: 'Enamelled casserole',
    description:
      'A lidded pot for stews, bread and Sunday soup, enamelled inside and out so that nothing sticks for long. It works on every hob, induction too.',
    category: 'pots-and-pans',
    attributes: { material: 'Cast iron', origin: 'France', care: 'Hand wash' },
    images: [{ file: 'enamelled-casserole.svg', alt: 'A rust-red enamelled casserole with its lid on' }],
    variants: [
      { sku: 'CAS-ENM-3L-RUS', name: '3 l / Rust', options: { size: '3 l', colour: 'Rust' }, amount: 16500, stock: 28 },
      {
        sku: 'CAS-ENM-3L-FOR',
        name: '3 l / Forest',
        options: { size: '3 l', colour: 'Forest' },
        amount: 16500,
        stock: 22,
      },
      {
        sku: 'CAS-ENM-3L-CRE',
        name: '3 l / Cream',
        options: { size: '3 l', colour: 'Cream' },
        amount: 16500,
        compareAtAmount: 18900,
        stock: 19,
      },
      { sku: 'CAS-ENM-5L-RUS', name: '5 l / Rust', options: { size: '5 l', colour: 'Rust' }, amount: 21500, stock: 35 },
      {
        sku: 'CAS-ENM-5L-FOR',
        name: '5 l / Forest',
        options: { size: '5 l', colour: 'Forest' },
        amount: 21500,
        stock: 16,
      },
      {
        sku: 'CAS-ENM-5L-CRE',
        name: '5 l / Cream',
        options: { size: '5 l', colour: 'Cream' },
        amount: 21500,
        stock: 2,
      },
    ],
  },
  {
    slug: 'copper-milk-pan',
    name: 'Copper milk pan',
    description:
      'A small pan with a good pouring lip, copper without and steel within. Milk warms evenly in it and hardly ever catches.',
    category: 'pots-and-pans',
    attributes: { material: 'Copper', colour: 'Copper', capacity: '1.2 l', origin: 'France', care: 'Hand wash' },
    images: [{ file: 'copper-milk-pan.svg', alt: 'A small copper pan with a long handle' }],
    variants: [{ sku: 'PAN-MLK-CU', name: 'Copper milk pan', options: {}, amount: 8900, stock: 21 }],
  },
  {
    slug: 'cooks-knife',
    name: 'Cook’s knife',
    description:
      'A 20 cm blade of plain carbon steel with a riveted walnut handle, balanced just in front of the bolster. It takes a keen edge and darkens with use.',
    category: 'knives-and-boards',
    attributes: { material: 'Steel', colour: 'Silver', origin: 'Japan', care: 'Hand wash' },
    images: [{ file: 'cooks-knife.svg', alt: 'A cook’s knife with a riveted walnut handle' }],
    variants: [{ sku: 'KNF-CK-20', name: 'Cook’s knife', options: {}, amount: 9800, stock: 33 }],
  },
  {
    slug: 'oak-chopping-board',
    name: 'Oak chopping board',
    description:
      'End pieces of oak from a furniture workshop, glued, planed and oiled. One side has a groove for juices and the other is left flat.',
    category: 'knives-and-boards',
    attributes: { material: 'Wood', colour: 'Natural', origin: 'England', care: 'Hand wash' },
    images: [{ file: 'oak-chopping-board.svg', alt: 'An oak chopping board with a sliced tomato' }],
    variants: [
      { sku: 'BRD-OAK-S', name: 'Small', options: { size: 'Small' }, amount: 2800, stock: 66 },
      { sku: 'BRD-OAK-M', name: 'Medium', options: { size: 'Medium' }, amount: 4200, stock: 81 },
      { sku: 'BRD-OAK-L', name: 'Large', options: { size: 'Large' }, amount: 5800, stock: 24 },
    ],
  },
  {
    slug: 'speckled-dinner-plate',
    name: 'Speckled dinner plate',
    description:
      'A wide plate with a low rim and a speckled glaze that makes plain food look cared for. Sold singly, so that a set can grow.',
    category: 'tableware',
    attributes: { material: 'Stoneware', origin: 'Portugal', care: 'Dishwasher safe' },
    images: [{ file: 'speckled-dinner-plate.svg', alt: 'A speckled cream plate with a fork and a knife beside it' }],
    variants: [
      { sku: 'PLT-SPK-CRE', name: 'Cream', options: { colour: 'Cream' }, amount: 2200, stock: 180 },
      { sku: 'PLT-SPK-SAG', name: 'Sage', options: { colour: 'Sage' }, amount: 2200, stock: 130 },
      { sku: 'PLT-SPK-SLA', name: 'Slate', options: { colour: 'Slate' }, amount: 2200, stock: 74 },
    ],
  },
  {
    slug: 'mixing-bowls',
    name: 'Mixing bowls, set of three',
    description:
      'Three nesting bowls with a steep side for whisking and a base that stays where it is put. The largest takes dough for two loaves.',
    category: 'tableware',
    attributes: { material: 'Stoneware', origin: 'England', colour: 'Mixed', care: 'Dishwasher safe' },
    images: [{ file: 'mixing-bowls.svg', alt: 'Three nested mixing bowls in cream, mustard and teal' }],
    variants: [
      {
        sku: 'BWL-MIX-3',
        name: 'Mixing bowls, set of three',
        options: {},
        amount: 6400,
        compareAtAmount: 7600,
        stock: 39,
      },
    ],
  },
]
