-- Inquiries of a buyer's bank, which store/payment-attention.ts lists.
create index payments_inquiries on payments (order_id desc) where disputes @> '[{"status": "inquiry"}]';
