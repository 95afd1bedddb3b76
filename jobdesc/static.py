"""Static files under names that change with their content, imports of JavaScript modules too."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class ModuleStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Rewrites `import` in our modules, so that they load each other under the hashed names."""

    support_js_module_import_aggregation = True
