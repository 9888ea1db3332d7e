import type { SeedProduct } from '../catalogue'

export const home: readonly SeedProduct[] = [
  {
    slug: 'ceramic-table-lamp',
    name: 'Ceramic table lamp',
    description:
      'A rounded ceramic base with a linen shade that gives a soft, even light. The cord is covered in cotton and is two metres long.',
    category: 'lamps',
    attributes: { material: 'Stoneware', origin: 'Portugal', care: 'Wipe clean' },
    images: [{ file: 'ceramic-table-lamp.svg', alt: 'A table lamp with a rounded blue base and a linen shade' }],
    variants: [
      { sku: 'LMP-CER-BLU', name: 'Blue', options: { colour: 'Blue' }, amount: 11800, stock: 26 },
      { sku: 'LMP-CER-CHA', name: 'Chalk', options: { colour: 'Chalk' }, amount: 11800, stock: 31 },
    ],
  },
  {
    slug: 'paper-globe-shade',
    name: 'Paper globe shade',
    description:
      'A globe of mulberry paper over fine bamboo ribs that folds flat for posting. It hangs from any ordinary pendant fitting.',
    category: 'lamps',
    attributes: { material: 'Paper', colour: 'White', origin: 'Japan', care: 'Wipe clean' },
    images: [{ file: 'paper-globe-shade.svg', alt: 'A lit round paper lampshade hanging from a cord' }],
    variants: [
      { sku: 'SHD-PPR-40CM', name: '40 cm', options: { size: '40 cm' }, amount: 2900, stock: 88 },
      { sku: 'SHD-PPR-50CM', name: '50 cm', options: { size: '50 cm' }, amount: 3800, stock: 64 },
      { sku: 'SHD-PPR-60CM', name: '60 cm', options: { size: '60 cm' }, amount: 4800, stock: 40 },
    ],
  },
  {
    slug: 'arched-desk-lamp',
    name: 'Arched desk lamp',
    description:
      'A steel lamp with two joints and a shade that keeps the light out of your eyes. It holds whatever position you leave it in.',
    category: 'lamps',
    attributes: { material: 'Steel', colour: 'Green', origin: 'Sweden', care: 'Wipe clean' },
    images: [{ file: 'arched-desk-lamp.svg', alt: 'A green jointed desk lamp throwing a cone of light' }],
    variants: [{ sku: 'LMP-DSK-GRN', name: 'Arched desk lamp', options: {}, amount: 8400, stock: 36 }],
  },
  {
    slug: 'beeswax-candles',
    name: 'Beeswax dinner candles, pair',
    description:
      'Hand-dipped candles from a beekeeper two villages away, still joined by their wick. They burn for about seven hours and smell faintly of honey.',
    category: 'candles',
    attributes: { material: 'Beeswax', colour: 'Yellow', origin: 'England' },
    images: [{ file: 'beeswax-candles.svg', alt: 'Two lit beeswax candles in brass holders' }],
    variants: [{ sku: 'CDL-BWX-2', name: 'Beeswax dinner candles, pair', options: {}, amount: 1400, stock: 160 }],
  },
  {
    slug: 'scented-candle',
    name: 'Scented candle in a jar',
    description:
      'Soy wax with a cotton wick, poured in small batches into a glass that you will want to keep. It burns for about forty hours.',
    category: 'candles',
    attributes: { material: 'Soy wax', capacity: '220 g', origin: 'England' },
    images: [{ file: 'scented-candle.svg', alt: 'A lit candle in an amber glass jar' }],
    variants: [
      { sku: 'CDL-SCN-FIG', name: 'Fig', options: { scent: 'Fig' }, amount: 2600, stock: 70 },
      { sku: 'CDL-SCN-CED', name: 'Cedar', options: { scent: 'Cedar' }, amount: 2600, stock: 58 },
      { sku: 'CDL-SCN-SESA', name: 'Sea salt', options: { scent: 'Sea salt' }, amount: 2600, stock: 90 },
    ],
  },
  {
    slug: 'wool-throw',
    name: 'Wool throw',
    description:
      'Woven on old looms from undyed and dyed lambswool, with a twisted fringe at both ends. It is big enough for two on a sofa.',
    category: 'textiles',
    attributes: { material: 'Wool', origin: 'Scotland', care: 'Hand wash' },
    images: [{ file: 'wool-throw.svg', alt: 'A folded wool throw with broad checks and a fringe' }],
    variants: [
      { sku: 'THR-WOL-HEA', name: 'Heather', options: { colour: 'Heather' }, amount: 9600, stock: 34 },
      { sku: 'THR-WOL-MOS', name: 'Moss', options: { colour: 'Moss' }, amount: 9600, stock: 29 },
      { sku: 'THR-WOL-OAT', name: 'Oat', options: { colour: 'Oat' }, amount: 9600, compareAtAmount: 11500, stock: 18 },
    ],
  },
  {
    slug: 'linen-cushion',
    name: 'Linen cushion',
    description:
      'A stonewashed linen cover with a hidden zip over a plump feather pad. The colours are made to be mixed.',
    category: 'textiles',
    attributes: { material: 'Linen', origin: 'Portugal', care: 'Machine wash' },
    images: [{ file: 'linen-cushion.svg', alt: 'A mustard linen cushion with piped edges' }],
    variants: [
      {
        sku: 'CSH-LIN-45CM-MUS',
        name: '45 cm / Mustard',
        options: { size: '45 cm', colour: 'Mustard' },
        amount: 3800,
        stock: 75,
      },
      {
        sku: 'CSH-LIN-45CM-CLA',
        name: '45 cm / Clay',
        options: { size: '45 cm', colour: 'Clay' },
        amount: 3800,
        stock: 62,
      },
      {
        sku: 'CSH-LIN-45CM-SAG',
        name: '45 cm / Sage',
        options: { size: '45 cm', colour: 'Sage' },
        amount: 3800,
        stock: 54,
      },
      {
        sku: 'CSH-LIN-60CM-MUS',
        name: '60 cm / Mustard',
        options: { size: '60 cm', colour: 'Mustard' },
        amount: 5200,
        stock: 41,
      },
      {
        sku: 'CSH-LIN-60CM-CLA',
        name: '60 cm / Clay',
        options: { size: '60 cm', colour: 'Clay' },
        amount: 5200,
        stock: 0,
      },
      {
        sku: 'CSH-LIN-60CM-SAG',
        name: '60 cm / Sage',
        options: { size: '60 cm', colour: 'Sage' },
        amount: 5200,
        stock: 37,
      },
    ],
  },
  {
    slug: 'washed-linen-bedding',
    name: 'Washed linen duvet cover',
    description:
      'Heavy linen that is cool in summer, warm in winter and soft from the first night. It closes with shell buttons and looks best without ironing.',
    category: 'textiles',
    attributes: { material: 'Linen', origin: 'Portugal', care: 'Machine wash' },
    images: [{ file: 'washed-linen-bedding.svg', alt: 'A bed made up with a blue linen duvet cover and two pillows' }],
    variants: [
      {
        sku: 'DUV-LIN-SGL-SKY',
        name: 'Single / Sky',
        options: { size: 'Single', colour: 'Sky' },
        amount: 12900,
        stock: 22,
      },
      {
        sku: 'DUV-LIN-SGL-CHA',
        name: 'Single / Chalk',
        options: { size: 'Single', colour: 'Chalk' },
        amount: 12900,
        stock: 30,
      },
      {
        sku: 'DUV-LIN-DBL-SKY',
        name: 'Double / Sky',
        options: { size: 'Double', colour: 'Sky' },
        amount: 16900,
        stock: 41,
      },
      {
        sku: 'DUV-LIN-DBL-CHA',
        name: 'Double / Chalk',
        options: { size: 'Double', colour: 'Chalk' },
        amount: 16900,
        stock: 38,
      },
      {
        sku: 'DUV-LIN-KNG-SKY',
        name: 'King / Sky',
        options: { size: 'King', colour: 'Sky' },
        amount: 19900,
        stock: 20,
      },
      {
        sku: 'DUV-LIN-KNG-CHA',
        name: 'King / Chalk',
        options: { size: 'King', colour: 'Chalk' },
        amount: 19900,
        stock: 4,
      },
    ],
  },
  {
    slug: 'three-legged-stool',
    name: 'Three-legged stool',
    description:
      'A solid elm seat on turned legs that stands steady on the most uneven floor. It serves as a seat, a bedside table or a place for a plant.',
    category: 'furniture',
    attributes: { material: 'Wood', colour: 'Natural', origin: 'England', care: 'Wipe clean' },
    images: [{ file: 'three-legged-stool.svg', alt: 'A wooden stool with three turned legs' }],
    variants: [{ sku: 'STL-ELM-3', name: 'Three-legged stool', options: {}, amount: 13500, stock: 17 }],
  },
  {
    slug: 'ash-bookcase',
    name: 'Ash bookcase',
    description:
      'Four open shelves in solid ash that slot together without a single screw. Two people can put it up in ten minutes and take it down as fast.',
    category: 'furniture',
    attributes: { material: 'Wood', colour: 'Natural', origin: 'Sweden', care: 'Wipe clean' },
    images: [{ file: 'ash-bookcase.svg', alt: 'A wooden bookcase with books, a vase and a plant on its shelves' }],
    variants: [{ sku: 'BKC-ASH-4', name: 'Ash bookcase', options: {}, amount: 29800, stock: 15 }],
  },
  {
    slug: 'round-wall-mirror',
    name: 'Round wall mirror',
    description:
      'A clear mirror in a slim oak ring with a leather loop to hang it by. It is 60 cm across and weighs less than it looks.',
    category: 'furniture',
    attributes: { material: 'Wood', colour: 'Natural', origin: 'England', care: 'Wipe clean' },
    images: [{ file: 'round-wall-mirror.svg', alt: 'A round mirror in an oak frame hung from a leather strap' }],
    variants: [{ sku: 'MIR-RND-60', name: 'Round wall mirror', options: {}, amount: 12400, stock: 23 }],
  },
  {
    slug: 'wall-clock',
    name: 'Quiet wall clock',
    description:
      'A plain face with a sweeping movement that does not tick, made for bedrooms and kitchens. It runs for about two years on one battery.',
    category: 'furniture',
    attributes: { material: 'Steel', colour: 'White', origin: 'Germany', care: 'Wipe clean' },
    images: [{ file: 'wall-clock.svg', alt: 'A round wall clock with a white face and a mustard second hand' }],
    variants: [{ sku: 'CLK-WAL-30', name: 'Quiet wall clock', options: {}, amount: 5900, stock: 45 }],
  },
  {
    slug: 'seagrass-basket',
    name: 'Seagrass basket',
    description:
      'A sturdy woven basket with two handles for logs, toys or laundry. It keeps its shape when empty and folds down when you move house.',
    category: 'storage',
    attributes: { material: 'Seagrass', colour: 'Natural', origin: 'Vietnam', care: 'Wipe clean' },
    images: [{ file: 'seagrass-basket.svg', alt: 'A woven seagrass basket with two handles and a blanket inside' }],
    variants: [
      { sku: 'BSK-SEA-S', name: 'Small', options: { size: 'Small' }, amount: 2400, stock: 95 },
      { sku: 'BSK-SEA-M', name: 'Medium', options: { size: 'Medium' }, amount: 3400, stock: 80 },
      { sku: 'BSK-SEA-L', name: 'Large', options: { size: 'Large' }, amount: 4600, stock: 52 },
    ],
  },
  {
    slug: 'beech-peg-rail',
    name: 'Beech peg rail',
    description:
      'Five turned pegs on a rail of solid beech, for coats in the hall or towels in the bathroom. Screws and plugs are in the box.',
    category: 'storage',
    attributes: { material: 'Wood', colour: 'Natural', origin: 'Denmark', care: 'Wipe clean' },
    images: [{ file: 'beech-peg-rail.svg', alt: 'A beech rail with five pegs, a bag hanging from one' }],
    variants: [{ sku: 'RAL-PEG-5', name: 'Beech peg rail', options: {}, amount: 4800, stock: 57 }],
  },
]
