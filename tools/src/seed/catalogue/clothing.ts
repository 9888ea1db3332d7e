import type { SeedProduct } from '../catalogue'

export const clothing: readonly SeedProduct[] = [
  {
    slug: 'organic-cotton-tee',
    name: 'Organic cotton T-shirt',
    description:
      'A mid-weight T-shirt with a neat collar that stays flat after many washes. The cut is straight and sits well tucked in or out.',
    category: 'tops',
    attributes: { material: 'Cotton', origin: 'Portugal', care: 'Machine wash' },
    images: [{ file: 'organic-cotton-tee.svg', alt: 'A plain mustard T-shirt' }],
    variants: [
      { sku: 'TEE-ORG-S-MUS', name: 'S / Mustard', options: { size: 'S', colour: 'Mustard' }, amount: 2800, stock: 60 },
      { sku: 'TEE-ORG-S-WHI', name: 'S / White', options: { size: 'S', colour: 'White' }, amount: 2800, stock: 120 },
      { sku: 'TEE-ORG-S-NAV', name: 'S / Navy', options: { size: 'S', colour: 'Navy' }, amount: 2800, stock: 90 },
      { sku: 'TEE-ORG-M-MUS', name: 'M / Mustard', options: { size: 'M', colour: 'Mustard' }, amount: 2800, stock: 75 },
      { sku: 'TEE-ORG-M-WHI', name: 'M / White', options: { size: 'M', colour: 'White' }, amount: 2800, stock: 200 },
      { sku: 'TEE-ORG-M-NAV', name: 'M / Navy', options: { size: 'M', colour: 'Navy' }, amount: 2800, stock: 140 },
      { sku: 'TEE-ORG-L-MUS', name: 'L / Mustard', options: { size: 'L', colour: 'Mustard' }, amount: 2800, stock: 55 },
      { sku: 'TEE-ORG-L-WHI', name: 'L / White', options: { size: 'L', colour: 'White' }, amount: 2800, stock: 160 },
      { sku: 'TEE-ORG-L-NAV', name: 'L / Navy', options: { size: 'L', colour: 'Navy' }, amount: 2800, stock: 110 },
    ],
  },
  {
    slug: 'breton-top',
    name: 'Striped Breton top',
    description:
      'Heavy cotton jersey with a boat neck and stripes that meet at the seams. It softens with every wash but keeps its shape.',
    category: 'tops',
    attributes: { material: 'Cotton', colour: 'Navy', origin: 'France', care: 'Machine wash' },
    images: [{ file: 'breton-top.svg', alt: 'A long-sleeved cream top with navy stripes' }],
    variants: [
      { sku: 'BRT-STR-S', name: 'S', options: { size: 'S' }, amount: 4600, stock: 48 },
      { sku: 'BRT-STR-M', name: 'M', options: { size: 'M' }, amount: 4600, stock: 66 },
      { sku: 'BRT-STR-L', name: 'L', options: { size: 'L' }, amount: 4600, stock: 52 },
      { sku: 'BRT-STR-XL', name: 'XL', options: { size: 'XL' }, amount: 4600, stock: 30 },
    ],
  },
  {
    slug: 'linen-shirt',
    name: 'Linen shirt',
    description:
      'A loose shirt in washed linen with corozo buttons and one chest pocket. Roll the sleeves up and it is ready for the hottest week of the year.',
    category: 'tops',
    attributes: { material: 'Linen', origin: 'Portugal', care: 'Machine wash' },
    images: [{ file: 'linen-shirt.svg', alt: 'A pale blue linen shirt with a chest pocket' }],
    variants: [
      { sku: 'SHR-LIN-S-SKY', name: 'S / Sky', options: { size: 'S', colour: 'Sky' }, amount: 7200, stock: 32 },
      { sku: 'SHR-LIN-S-WHI', name: 'S / White', options: { size: 'S', colour: 'White' }, amount: 7200, stock: 40 },
      { sku: 'SHR-LIN-M-SKY', name: 'M / Sky', options: { size: 'M', colour: 'Sky' }, amount: 7200, stock: 45 },
      { sku: 'SHR-LIN-M-WHI', name: 'M / White', options: { size: 'M', colour: 'White' }, amount: 7200, stock: 58 },
      { sku: 'SHR-LIN-L-SKY', name: 'L / Sky', options: { size: 'L', colour: 'Sky' }, amount: 7200, stock: 28 },
      { sku: 'SHR-LIN-L-WHI', name: 'L / White', options: { size: 'L', colour: 'White' }, amount: 7200, stock: 36 },
    ],
  },
  {
    slug: 'brushed-overshirt',
    name: 'Brushed check overshirt',
    description:
      'Thick brushed cotton with two flap pockets, cut to go over a jumper. It is somewhere between a shirt and a jacket.',
    category: 'tops',
    attributes: { material: 'Cotton', colour: 'Rust', origin: 'Portugal', care: 'Machine wash' },
    images: [{ file: 'brushed-overshirt.svg', alt: 'A rust-red checked overshirt with two flap pockets' }],
    variants: [
      { sku: 'OVS-CHK-S', name: 'S', options: { size: 'S' }, amount: 8800, stock: 24 },
      { sku: 'OVS-CHK-M', name: 'M', options: { size: 'M' }, amount: 8800, stock: 33 },
      { sku: 'OVS-CHK-L', name: 'L', options: { size: 'L' }, amount: 8800, stock: 29 },
      { sku: 'OVS-CHK-XL', name: 'XL', options: { size: 'XL' }, amount: 8800, compareAtAmount: 10400, stock: 4 },
    ],
  },
  {
    slug: 'fishermans-jumper',
    name: 'Fisherman’s jumper',
    description:
      'A dense cable-knit jumper in undyed and dyed wool that turns the wind. The cuffs are double so that they can be mended.',
    category: 'knitwear',
    attributes: { material: 'Wool', origin: 'Ireland', care: 'Hand wash' },
    images: [{ file: 'fishermans-jumper.svg', alt: 'A cream cable-knit jumper' }],
    variants: [
      { sku: 'JMP-FSH-S-ECR', name: 'S / Ecru', options: { size: 'S', colour: 'Ecru' }, amount: 12800, stock: 22 },
      { sku: 'JMP-FSH-S-NAV', name: 'S / Navy', options: { size: 'S', colour: 'Navy' }, amount: 12800, stock: 26 },
      { sku: 'JMP-FSH-M-ECR', name: 'M / Ecru', options: { size: 'M', colour: 'Ecru' }, amount: 12800, stock: 34 },
      { sku: 'JMP-FSH-M-NAV', name: 'M / Navy', options: { size: 'M', colour: 'Navy' }, amount: 12800, stock: 41 },
      { sku: 'JMP-FSH-L-ECR', name: 'L / Ecru', options: { size: 'L', colour: 'Ecru' }, amount: 12800, stock: 19 },
      { sku: 'JMP-FSH-L-NAV', name: 'L / Navy', options: { size: 'L', colour: 'Navy' }, amount: 12800, stock: 23 },
    ],
  },
  {
    slug: 'lambswool-cardigan',
    name: 'Lambswool cardigan',
    description:
      'A soft button-through cardigan with two patch pockets that hold their line. Light enough to wear all day indoors.',
    category: 'knitwear',
    attributes: { material: 'Wool', colour: 'Moss', origin: 'Scotland', care: 'Hand wash' },
    images: [{ file: 'lambswool-cardigan.svg', alt: 'A moss green cardigan with five buttons and two pockets' }],
    variants: [
      { sku: 'CRD-LMB-S', name: 'S', options: { size: 'S' }, amount: 9800, stock: 20 },
      { sku: 'CRD-LMB-M', name: 'M', options: { size: 'M' }, amount: 9800, stock: 37 },
      { sku: 'CRD-LMB-L', name: 'L', options: { size: 'L' }, amount: 9800, stock: 25 },
    ],
  },
  {
    slug: 'waxed-jacket',
    name: 'Waxed jacket',
    description:
      'Waxed cotton with a corduroy collar, deep pockets and a two-way zip. We re-wax them in the shop every autumn.',
    category: 'outerwear',
    attributes: { material: 'Cotton', colour: 'Forest', origin: 'England', care: 'Wipe clean' },
    images: [{ file: 'waxed-jacket.svg', alt: 'A dark green waxed jacket with a brown corduroy collar' }],
    variants: [
      { sku: 'JKT-WAX-S', name: 'S', options: { size: 'S' }, amount: 22800, stock: 16 },
      { sku: 'JKT-WAX-M', name: 'M', options: { size: 'M' }, amount: 22800, stock: 24 },
      { sku: 'JKT-WAX-L', name: 'L', options: { size: 'L' }, amount: 22800, stock: 21 },
      { sku: 'JKT-WAX-XL', name: 'XL', options: { size: 'XL' }, amount: 22800, stock: 15 },
    ],
  },
  {
    slug: 'hooded-raincoat',
    name: 'Hooded raincoat',
    description:
      'A light coat with welded seams, a peaked hood and a hem that covers the saddle. It packs into its own pocket.',
    category: 'outerwear',
    attributes: { material: 'Recycled polyester', origin: 'Denmark', care: 'Machine wash' },
    images: [{ file: 'hooded-raincoat.svg', alt: 'A yellow hooded raincoat with poppers' }],
    variants: [
      { sku: 'RNC-HOD-S-YEL', name: 'S / Yellow', options: { size: 'S', colour: 'Yellow' }, amount: 11900, stock: 38 },
      { sku: 'RNC-HOD-S-NAV', name: 'S / Navy', options: { size: 'S', colour: 'Navy' }, amount: 11900, stock: 44 },
      { sku: 'RNC-HOD-M-YEL', name: 'M / Yellow', options: { size: 'M', colour: 'Yellow' }, amount: 11900, stock: 57 },
      { sku: 'RNC-HOD-M-NAV', name: 'M / Navy', options: { size: 'M', colour: 'Navy' }, amount: 11900, stock: 61 },
      { sku: 'RNC-HOD-L-YEL', name: 'L / Yellow', options: { size: 'L', colour: 'Yellow' }, amount: 11900, stock: 33 },
      { sku: 'RNC-HOD-L-NAV', name: 'L / Navy', options: { size: 'L', colour: 'Navy' }, amount: 11900, stock: 40 },
    ],
  },
  {
    slug: 'quilted-gilet',
    name: 'Quilted gilet',
    description:
      'A warm layer without sleeves, quilted over recycled wadding and lined in soft cotton. It goes under a coat or over a jumper.',
    category: 'outerwear',
    attributes: { material: 'Recycled polyester', colour: 'Navy', origin: 'Portugal', care: 'Machine wash' },
    images: [{ file: 'quilted-gilet.svg', alt: 'A navy quilted gilet with a stand-up collar' }],
    variants: [
      { sku: 'GIL-QLT-S', name: 'S', options: { size: 'S' }, amount: 8400, stock: 27 },
      { sku: 'GIL-QLT-M', name: 'M', options: { size: 'M' }, amount: 8400, stock: 35 },
      { sku: 'GIL-QLT-L', name: 'L', options: { size: 'L' }, amount: 8400, stock: 31 },
    ],
  },
  {
    slug: 'ribbed-beanie',
    name: 'Ribbed beanie',
    description: 'A snug merino hat with a deep turn-up and no itch. One size fits most heads.',
    category: 'hats',
    attributes: { material: 'Wool', origin: 'Scotland', care: 'Hand wash' },
    images: [{ file: 'ribbed-beanie.svg', alt: 'A rust-coloured ribbed beanie with a turn-up' }],
    variants: [
      { sku: 'BNE-RIB-RUS', name: 'Rust', options: { colour: 'Rust' }, amount: 2900, stock: 85 },
      { sku: 'BNE-RIB-OAT', name: 'Oat', options: { colour: 'Oat' }, amount: 2900, stock: 70 },
      { sku: 'BNE-RIB-FOR', name: 'Forest', options: { colour: 'Forest' }, amount: 2900, stock: 64 },
      { sku: 'BNE-RIB-CHA', name: 'Charcoal', options: { colour: 'Charcoal' }, amount: 2900, stock: 120 },
    ],
  },
  {
    slug: 'straw-sun-hat',
    name: 'Straw sun hat',
    description:
      'A wide-brimmed hat plaited from wheat straw with a cotton band. It folds in half for the journey and springs back.',
    category: 'hats',
    attributes: { material: 'Straw', colour: 'Natural', origin: 'Italy', care: 'Wipe clean' },
    images: [{ file: 'straw-sun-hat.svg', alt: 'A wide-brimmed straw hat with a navy band' }],
    variants: [{ sku: 'HAT-STR-1', name: 'Straw sun hat', options: {}, amount: 3900, stock: 42 }],
  },
  {
    slug: 'lambswool-scarf',
    name: 'Lambswool scarf',
    description:
      'A long scarf, soft enough for bare necks, finished with a hand-knotted fringe. Two metres wrap round twice.',
    category: 'scarves-and-mittens',
    attributes: { material: 'Wool', origin: 'Scotland', care: 'Hand wash' },
    images: [{ file: 'lambswool-scarf.svg', alt: 'A looped plum scarf with pale stripes and a fringe' }],
    variants: [
      { sku: 'SCF-LMB-PLU', name: 'Plum', options: { colour: 'Plum' }, amount: 4800, stock: 46 },
      { sku: 'SCF-LMB-NAV', name: 'Navy', options: { colour: 'Navy' }, amount: 4800, stock: 58 },
      { sku: 'SCF-LMB-MUS', name: 'Mustard', options: { colour: 'Mustard' }, amount: 4800, stock: 39 },
    ],
  },
  {
    slug: 'wool-mittens',
    name: 'Patterned wool mittens',
    description:
      'Thick mittens knitted in a northern pattern and lined with fleece. A loop joins the pair so that neither goes missing.',
    category: 'scarves-and-mittens',
    attributes: { material: 'Wool', colour: 'Navy', origin: 'Norway', care: 'Hand wash' },
    images: [{ file: 'wool-mittens.svg', alt: 'A pair of navy mittens with a white snowflake pattern' }],
    variants: [
      { sku: 'MIT-WOL-SM', name: 'S/M', options: { size: 'S/M' }, amount: 3600, stock: 50 },
      { sku: 'MIT-WOL-LXL', name: 'L/XL', options: { size: 'L/XL' }, amount: 3600, stock: 47 },
    ],
  },
  {
    slug: 'leather-belt',
    name: 'Leather belt',
    description:
      'One piece of vegetable-tanned leather with a solid brass buckle. It is stiff for a week and yours for twenty years.',
    category: 'belts-and-socks',
    attributes: { material: 'Leather', colour: 'Tan', origin: 'England', care: 'Wipe clean' },
    images: [{ file: 'leather-belt.svg', alt: 'A coiled tan leather belt with a brass buckle' }],
    variants: [
      { sku: 'BLT-LTH-S', name: 'S', options: { size: 'S' }, amount: 5400, stock: 28 },
      { sku: 'BLT-LTH-M', name: 'M', options: { size: 'M' }, amount: 5400, stock: 44 },
      { sku: 'BLT-LTH-L', name: 'L', options: { size: 'L' }, amount: 5400, stock: 32 },
    ],
  },
  {
    slug: 'walking-socks',
    name: 'Walking socks',
    description:
      'Cushioned under the heel and the toe, thin over the foot, and tall enough for boots. The seam is linked by hand, so that there is nothing to rub.',
    category: 'belts-and-socks',
    attributes: { material: 'Wool', origin: 'England', care: 'Machine wash' },
    images: [{ file: 'walking-socks.svg', alt: 'A pair of oat walking socks with coloured heels and toes' }],
    variants: [
      {
        sku: 'SCK-WLK-3640-OAT',
        name: '36-40 / Oat',
        options: { size: '36-40', colour: 'Oat' },
        amount: 1900,
        stock: 130,
      },
      {
        sku: 'SCK-WLK-3640-NAV',
        name: '36-40 / Navy',
        options: { size: '36-40', colour: 'Navy' },
        amount: 1900,
        stock: 145,
      },
      {
        sku: 'SCK-WLK-4146-OAT',
        name: '41-46 / Oat',
        options: { size: '41-46', colour: 'Oat' },
        amount: 1900,
        stock: 150,
      },
      {
        sku: 'SCK-WLK-4146-NAV',
        name: '41-46 / Navy',
        options: { size: '41-46', colour: 'Navy' },
        amount: 1900,
        stock: 125,
      },
    ],
  },
]
