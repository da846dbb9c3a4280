"""A body asks to leave."""

from django.urls import path

from oversight.views import closing

app_name = "oversight"
urlpatterns = [path("desk/closing/", closing.ask_to_close, name="ask-to-close")]
