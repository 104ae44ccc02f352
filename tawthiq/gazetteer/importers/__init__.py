"""Reading place data of others: one module a format, each giving a :class:`~tawthiq.gazetteer.rows.Layer`."""
