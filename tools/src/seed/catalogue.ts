import { clothing } from './catalogue/clothing'
import { garden } from './catalogue/garden'
import { home } from './catalogue/home'
import { kitchen } from './catalogue/kitchen'
import { outdoors } from './catalogue/outdoors'
import { stationery } from './catalogue/stationery'

export type SeedCategory = { slug: string; name: string; parent: string | null }

export type SeedVariant = {
  sku: string
  name: string
  options: Record<string, string>
  amount: number
  compareAtAmount?: number
  stock: number
}

export type SeedProduct = {
  slug: string
  name: string
  description: string
  category: string
  attributes: Record<string, string>
  images: { file: string; alt: string }[]
  variants: SeedVariant[]
}

export const categories: readonly SeedCategory[] = [
  { slug: 'kitchen', name: 'Kitchen', parent: null },
  { slug: 'mugs-and-glasses', name: 'Mugs and glasses', parent: 'kitchen' },
  { slug: 'coffee-and-tea', name: 'Coffee and tea', parent: 'kitchen' },
  { slug: 'cookware', name: 'Cookware', parent: 'kitchen' },
  { slug: 'pots-and-pans', name: 'Pots and pans', parent: 'cookware' },
  { slug: 'knives-and-boards', name: 'Knives and boards', parent: 'cookware' },
  { slug: 'tableware', name: 'Tableware', parent: 'kitchen' },
  { slug: 'home', name: 'Home', parent: null },
  { slug: 'lighting', name: 'Lighting', parent: 'home' },
  { slug: 'lamps', name: 'Lamps and shades', parent: 'lighting' },
  { slug: 'candles', name: 'Candles', parent: 'lighting' },
  { slug: 'textiles', name: 'Textiles', parent: 'home' },
  { slug: 'furniture', name: 'Furniture', parent: 'home' },
  { slug: 'storage', name: 'Storage', parent: 'home' },
  { slug: 'clothing', name: 'Clothing', parent: null },
  { slug: 'tops', name: 'Tops', parent: 'clothing' },
  { slug: 'knitwear', name: 'Knitwear', parent: 'clothing' },
  { slug: 'outerwear', name: 'Outerwear', parent: 'clothing' },
  { slug: 'accessories', name: 'Accessories', parent: 'clothing' },
  { slug: 'hats', name: 'Hats', parent: 'accessories' },
  { slug: 'scarves-and-mittens', name: 'Scarves and mittens', parent: 'accessories' },
  { slug: 'belts-and-socks', name: 'Belts and socks', parent: 'accessories' },
  { slug: 'outdoors', name: 'Outdoors', parent: null },
  { slug: 'camping', name: 'Camping', parent: 'outdoors' },
  { slug: 'tents-and-sleeping', name: 'Tents and sleeping bags', parent: 'camping' },
  { slug: 'chairs-and-lanterns', name: 'Chairs and lanterns', parent: 'camping' },
  { slug: 'camp-kitchen', name: 'Camp kitchen', parent: 'camping' },
  { slug: 'bags', name: 'Bags', parent: 'outdoors' },
  { slug: 'on-the-trail', name: 'On the trail', parent: 'outdoors' },
  { slug: 'garden', name: 'Garden', parent: null },
  { slug: 'garden-tools', name: 'Garden tools', parent: 'garden' },
  { slug: 'pots-and-seeds', name: 'Pots and seeds', parent: 'garden' },
  { slug: 'birds', name: 'Birds', parent: 'garden' },
  { slug: 'garden-wear', name: 'Boots and gloves', parent: 'garden' },
  { slug: 'stationery', name: 'Stationery', parent: null },
  { slug: 'notebooks', name: 'Notebooks', parent: 'stationery' },
  { slug: 'pens-and-pencils', name: 'Pens and pencils', parent: 'stationery' },
  { slug: 'desk', name: 'Desk', parent: 'stationery' },
]

export const products: readonly SeedProduct[] = [
  ...kitchen,
  ...home,
  ...clothing,
  ...outdoors,
  ...garden,
  ...stationery,
]
