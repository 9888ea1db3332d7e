-- What a person moved, rather than an order: found by who it was, without a walk through every sale.
create index stock_movements_by_hand on stock_movements (actor) where order_id is null;
