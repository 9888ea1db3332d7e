import { sql } from 'kysely'

/** Everything of an order `o`, its lines in one column. */
export const orderColumns = sql`
  o.customer_id, o.id, o.number, o.user_id, o.email, o.locale, o.status, o.payment_status, o.payment_method, o.payment_reference,
  o.payment_due_at, o.shipping_method, o.currency, o.subtotal_amount, o.discount_amount, o.shipping_amount, o.tax_amount, o.tax_included,
  o.taxes, o.rounding_amount,
  o.total_amount, o.paid_amount, o.refunded_amount, o.coupon_code, o.shipping_address, o.billing_address, o.note, o.tracking_number,
  o.carrier, o.idempotency_ref, o.version, o.created_at, o.updated_at,
  (select json_agg(json_build_object(
     'id', i.id, 'productId', i.product_id, 'variantId', i.variant_id, 'sku', i.sku, 'name', i.name, 'options', i.options, 'image', i.image,
     'unitPriceAmount', i.unit_price_amount, 'quantity', i.quantity, 'lineTotalAmount', i.line_total_amount,
     'discountAmount', i.discount_amount, 'taxAmount', i.tax_amount, 'refundedQuantity', i.refunded_quantity,
     'returnedQuantity', i.returned_quantity, 'restockedQuantity', i.restocked_quantity,
     'writtenOffQuantity', i.written_off_quantity) order by i.position)
   from order_items i where i.customer_id = o.customer_id and i.order_id = o.id) as items,
  (select coalesce(json_agg(json_build_object(
     'id', p.id, 'provider', p.provider, 'status', p.status, 'amount', p.amount, 'capturedAmount', p.captured_amount,
     'refundedAmount', p.refunded_amount, 'reference', p.reference, 'disputes', p.disputes) order by p.created_at, p.id), '[]')
   from payments p where p.customer_id = o.customer_id and p.order_id = o.id) as payments`
