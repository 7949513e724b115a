"""Qt parts that know no page of the application: theme, labels, fields, bars."""
