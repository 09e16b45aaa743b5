#!/usr/bin/python3
# A WebKitGTK window for WebKitWebDriver that keeps its profile: MiniBrowser under automation forgets everything at its
# end. Knows nothing of the app. WK_PROFILE: folder of the profile. WK_NOW: ms since 1970 that pages take for now.
import os
import time

import gi

gi.require_version('Gtk', '3.0')
gi.require_version('WebKit2', '4.1')
from gi.repository import Gtk, WebKit2

profile = os.environ['WK_PROFILE']
shift = int(os.environ.get('WK_NOW') or time.time() * 1000) - int(time.time() * 1000)
CLOCK = (
    '(() => { const shift = %d; const Real = Date;'
    ' class Shifted extends Real { constructor(...args) { args.length ? super(...args) : super(Real.now() + shift); }'
    ' static now() { return Real.now() + shift; } }'
    ' globalThis.Date = Shifted; })();' % shift
)
windows = []

manager = WebKit2.WebsiteDataManager(
    base_data_directory=profile + '/data', base_cache_directory=profile + '/cache'
)
manager.get_cookie_manager().set_persistent_storage(
    profile + '/cookies.sqlite', WebKit2.CookiePersistentStorage.SQLITE
)
context = WebKit2.WebContext(website_data_manager=manager)
context.set_automation_allowed(True)


def create_view(_session):
    settings = WebKit2.Settings()
    settings.set_property('hardware-acceleration-policy', WebKit2.HardwareAccelerationPolicy.NEVER)
    content = WebKit2.UserContentManager()
    content.add_script(
        WebKit2.UserScript(
            CLOCK,
            WebKit2.UserContentInjectedFrames.ALL_FRAMES,
            WebKit2.UserScriptInjectionTime.START,
            None,
            None,
        )
    )
    view = WebKit2.WebView(
        web_context=context,
        is_controlled_by_automation=True,
        settings=settings,
        user_content_manager=content,
    )
    window = Gtk.Window()
    window.set_default_size(int(os.environ.get('WK_WIDTH') or 1200), 860)
    window.add(view)
    window.show_all()
    view.grab_focus()
    windows.append(window)

    def gone(_window):
        windows.remove(window)
        if not windows:
            Gtk.main_quit()

    view.connect('close', lambda _view: window.destroy())
    window.connect('destroy', gone)
    return view


def started(_context, session):
    info = WebKit2.ApplicationInfo()
    info.set_name('wkbrowser')
    info.set_version(WebKit2.get_major_version(), WebKit2.get_minor_version(), WebKit2.get_micro_version())
    session.set_application_info(info)
    session.connect('create-web-view', create_view)


context.connect('automation-started', started)
Gtk.main()
