import type { SeedProduct } from '../catalogue'

export const garden: readonly SeedProduct[] = [
  {
    slug: 'hand-trowel',
    name: 'Hand trowel',
    description:
      'A narrow forged blade with depth marks and an ash handle with a leather loop. It gets into tight pots and cuts through roots.',
    category: 'garden-tools',
    attributes: { material: 'Steel', colour: 'Silver', origin: 'England', care: 'Wipe clean' },
    images: [{ file: 'hand-trowel.svg', alt: 'A steel hand trowel with an ash handle' }],
    variants: [{ sku: 'TRW-HND', name: 'Hand trowel', options: {}, amount: 2200, stock: 115 }],
  },
  {
    slug: 'bypass-secateurs',
    name: 'Bypass secateurs',
    description:
      'Secateurs that make a clean cut on living wood up to two centimetres thick. Every part can be bought singly, from the spring to the blade.',
    category: 'garden-tools',
    attributes: { material: 'Steel', colour: 'Red', origin: 'Japan', care: 'Wipe clean' },
    images: [{ file: 'bypass-secateurs.svg', alt: 'Open secateurs with red handles' }],
    variants: [{ sku: 'SEC-BYP', name: 'Bypass secateurs', options: {}, amount: 4600, stock: 53 }],
  },
  {
    slug: 'digging-spade',
    name: 'Digging spade',
    description:
      'A full-sized spade with a forged head and a tread that is kind to boots. The handle is one length of ash, split at the top for the grip.',
    category: 'garden-tools',
    attributes: { material: 'Steel', colour: 'Silver', origin: 'England', care: 'Wipe clean' },
    images: [{ file: 'digging-spade.svg', alt: 'A spade with a wooden D-shaped grip standing in soil' }],
    variants: [{ sku: 'SPD-DIG', name: 'Digging spade', options: {}, amount: 6900, stock: 26 }],
  },
  {
    slug: 'watering-can',
    name: 'Watering can',
    description:
      'A long-necked can in galvanised steel that pours gently from a brass rose. It balances well when it is full.',
    category: 'garden-tools',
    attributes: { material: 'Steel', capacity: '5 l', origin: 'England', care: 'Wipe clean' },
    images: [{ file: 'watering-can.svg', alt: 'A green watering can with a brass rose' }],
    variants: [
      { sku: 'WTC-LNG-SAG', name: 'Sage', options: { colour: 'Sage' }, amount: 5200, stock: 47 },
      { sku: 'WTC-LNG-ZIN', name: 'Zinc', options: { colour: 'Zinc' }, amount: 5200, stock: 63 },
    ],
  },
  {
    slug: 'terracotta-pot',
    name: 'Terracotta pot',
    description: 'A thick-walled pot that breathes, drains and stands outside in frost. It comes with its saucer.',
    category: 'pots-and-seeds',
    attributes: { material: 'Terracotta', colour: 'Terracotta', origin: 'Italy', care: 'Wipe clean' },
    images: [{ file: 'terracotta-pot.svg', alt: 'A terracotta pot on a saucer with a leafy plant' }],
    variants: [
      { sku: 'POT-TER-S', name: 'Small', options: { size: 'Small' }, amount: 900, stock: 220 },
      { sku: 'POT-TER-M', name: 'Medium', options: { size: 'Medium' }, amount: 1600, stock: 165 },
      { sku: 'POT-TER-L', name: 'Large', options: { size: 'Large' }, amount: 2900, stock: 58 },
    ],
  },
  {
    slug: 'hanging-planter',
    name: 'Hanging planter',
    description:
      'A glazed bowl in a cotton hanger, made for trailing plants and bright windows. The hanger can be set at three heights.',
    category: 'pots-and-seeds',
    attributes: { material: 'Stoneware', colour: 'White', origin: 'Portugal', care: 'Wipe clean' },
    images: [{ file: 'hanging-planter.svg', alt: 'A white planter with trailing leaves in a rope hanger' }],
    variants: [{ sku: 'PLN-HNG', name: 'Hanging planter', options: {}, amount: 3300, stock: 49 }],
  },
  {
    slug: 'wildflower-seeds',
    name: 'Wildflower seeds',
    description:
      'Cornflowers, poppies, ox-eye daisies and twelve more, enough for three square metres. Sow in autumn or early spring and leave the rest to the rain.',
    category: 'pots-and-seeds',
    attributes: { origin: 'England' },
    images: [{ file: 'wildflower-seeds.svg', alt: 'A paper packet of seeds with a poppy and a cornflower on it' }],
    variants: [{ sku: 'SDS-WLD', name: 'Wildflower seeds', options: {}, amount: 350, stock: 240 }],
  },
  {
    slug: 'bird-box',
    name: 'Bird nest box',
    description:
      'Rough-sawn larch with a 32 mm hole that suits tits and sparrows. The roof lifts for a clean each autumn.',
    category: 'birds',
    attributes: { material: 'Wood', colour: 'Natural', origin: 'England' },
    images: [{ file: 'bird-box.svg', alt: 'A wooden nest box with a round hole and a small bird on its perch' }],
    variants: [{ sku: 'BRX-LRC-32', name: 'Bird nest box', options: {}, amount: 2800, stock: 78 }],
  },
  {
    slug: 'seed-feeder',
    name: 'Seed feeder',
    description:
      'A clear tube with four perches and a roof that keeps the seed dry. It comes apart without tools, so that it really does get washed.',
    category: 'birds',
    attributes: { material: 'Steel', colour: 'Green', capacity: '1 l', origin: 'Germany', care: 'Dishwasher safe' },
    images: [{ file: 'seed-feeder.svg', alt: 'A hanging bird feeder full of seed' }],
    variants: [{ sku: 'FDR-SED-1L', name: 'Seed feeder', options: {}, amount: 2400, stock: 83 }],
  },
  {
    slug: 'gardening-gloves',
    name: 'Gardening gloves',
    description:
      'Goatskin palms that feel what they touch, with a canvas cuff to keep the soil out. Let them dry slowly and they stay supple.',
    category: 'garden-wear',
    attributes: { material: 'Leather', colour: 'Tan', origin: 'England', care: 'Hand wash' },
    images: [{ file: 'gardening-gloves.svg', alt: 'A pair of tan leather gloves with green cuffs' }],
    variants: [
      { sku: 'GLV-GRD-S', name: 'S', options: { size: 'S' }, amount: 2600, stock: 68 },
      { sku: 'GLV-GRD-M', name: 'M', options: { size: 'M' }, amount: 2600, stock: 97 },
      { sku: 'GLV-GRD-L', name: 'L', options: { size: 'L' }, amount: 2600, stock: 71 },
    ],
  },
  {
    slug: 'rubber-boots',
    name: 'Rubber boots',
    description:
      'Natural rubber boots with a cotton lining and a sole that sheds mud. They bend where a foot bends, even in January.',
    category: 'garden-wear',
    attributes: { material: 'Rubber', colour: 'Forest', origin: 'France', care: 'Wipe clean' },
    images: [{ file: 'rubber-boots.svg', alt: 'A pair of dark green rubber boots' }],
    variants: [
      { sku: 'BOT-RUB-37', name: '37', options: { size: '37' }, amount: 6800, stock: 22 },
      { sku: 'BOT-RUB-38', name: '38', options: { size: '38' }, amount: 6800, stock: 31 },
      { sku: 'BOT-RUB-39', name: '39', options: { size: '39' }, amount: 6800, stock: 40 },
      { sku: 'BOT-RUB-41', name: '41', options: { size: '41' }, amount: 6800, stock: 36 },
      { sku: 'BOT-RUB-42', name: '42', options: { size: '42' }, amount: 6800, stock: 28 },
      { sku: 'BOT-RUB-43', name: '43', options: { size: '43' }, amount: 6800, stock: 17 },
    ],
  },
]
