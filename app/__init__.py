"""The shell: joins the core and the edges."""
